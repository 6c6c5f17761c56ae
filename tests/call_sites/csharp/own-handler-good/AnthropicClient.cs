using System.Net.Http.Json;

namespace Acme;

public class AnthropicClient(HttpClient http)
{
    public async Task<Message?> SendAsync(object body)
    {
        var response = await http.PostAsJsonAsync("v1/messages", body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Message>();
    }
}

