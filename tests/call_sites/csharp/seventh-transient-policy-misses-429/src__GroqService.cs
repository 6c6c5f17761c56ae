using System.Net.Http.Headers;
using System.Net.Http.Json;

public class GroqService
{
    private readonly HttpClient client;

    public GroqService(HttpClient client, IConfiguration configuration)
    {
        this.client = client;
        this.client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", configuration["Groq:Key"]);
    }

    public async Task<string> AskAsync(Question q)
    {
        var response = await client.PostAsJsonAsync("chat/completions", q);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
