using System.Net.Http.Json;

namespace Acme.Services;

public class ChatService
{
    private readonly IHttpClientFactory _factory;

    public ChatService(IHttpClientFactory factory) => _factory = factory;

    public async Task<string> AskAsync(object body, CancellationToken ct)
    {
        using var client = _factory.CreateClient("openai");
        using var response = await client.PostAsJsonAsync("chat/completions", body, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(ct);
    }
}

