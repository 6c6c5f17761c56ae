using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Acme;

public class Moderator
{
    private readonly HttpClient _client = new() { BaseAddress = new Uri("https://api.openai.com/v1/") };

    public Moderator() => _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKeys.OpenAi);

    public async Task<string> ModerateAsync(string text)
    {
        var response = await _client.PostAsJsonAsync("moderations", new { input = text });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}

