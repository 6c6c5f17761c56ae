using System.Net.Http.Json;

public class OpenAiClient(HttpClient http)
{
    public async Task<Answer?> AskAsync(Question question)
    {
        var response = await http.PostAsJsonAsync("chat/completions", question.ToBody());
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Answer>();
    }
}
