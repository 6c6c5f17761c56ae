using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;

namespace Acme.Services;

public class OpenAiService
{
    private readonly HttpClient _httpClient;

    public OpenAiService(HttpClient httpClient, IConfiguration configuration)
    {
        _httpClient = httpClient;
        _httpClient.BaseAddress = new Uri("https://api.openai.com/");
        _httpClient.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", configuration["OpenAI:ApiKey"]);
    }

    public async Task<ChatResponse?> ChatAsync(ChatRequest request, CancellationToken ct)
    {
        using var response = await _httpClient.PostAsJsonAsync("v1/chat/completions", request, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<ChatResponse>(cancellationToken: ct);
    }
}
