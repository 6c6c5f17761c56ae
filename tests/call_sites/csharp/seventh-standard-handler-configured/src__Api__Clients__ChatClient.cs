using System.Net.Http.Json;

namespace Acme.Api.Clients;

public sealed class ChatClient(HttpClient http) : IChatClient
{
    public async Task<Completion?> CompleteAsync(Prompt prompt, CancellationToken ct)
    {
        using var response = await http.PostAsJsonAsync("chat/completions", prompt, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Completion>(ct);
    }
}
