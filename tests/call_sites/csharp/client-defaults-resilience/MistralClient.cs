using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Acme;

public class MistralClient
{
    private readonly HttpClient _http;

    public MistralClient(HttpClient http, IConfiguration config)
    {
        _http = http;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", config["Mistral:Key"]);
    }

    public async Task<ChatResponse?> ChatAsync(ChatRequest request)
    {
        var response = await _http.PostAsJsonAsync("v1/chat/completions", request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<ChatResponse>();
    }
}

