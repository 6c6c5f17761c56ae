using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Bot;

public class GroqClient
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri("https://api.groq.com/openai/v1/") };

    public GroqClient()
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Config.GroqKey);
    }

    public async Task<Reply?> AskAsync(Ask ask)
    {
        var response = await _http.PostAsJsonAsync("chat/completions", ask);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Reply>();
    }
}
