using System.Net.Http.Json;

public class GroqClient(HttpClient http)
{
    public async Task<string> AskAsync(object body)
    {
        using var response = await http.PostAsJsonAsync("chat/completions", body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
