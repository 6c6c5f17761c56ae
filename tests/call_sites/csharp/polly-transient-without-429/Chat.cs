using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Acme;

public class Chat
{
    private readonly HttpClient _client;

    public Chat(HttpClient client, IConfiguration config)
    {
        _client = client;
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", config["Mistral:Key"]);
    }

    public async Task<string> AskAsync(object body)
    {
        var response = await _client.PostAsJsonAsync("v1/chat/completions", body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}

