using System.Net.Http.Json;

public class TalkService(HttpClient http)
{
    public async Task<Reply?> SayAsync(string text)
    {
        var response = await http.PostAsJsonAsync("api/talk", new { text });
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<Reply>() : null;
    }
}
