using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Components;

namespace Acme.Client;

public class ChatService
{
    private const string ApiKey = "{{openai-project-key}}";
    private readonly HttpClient _http = new();

    public async Task<string> AskAsync(object body)
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        var response = await _http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
