using System.Net.Http.Headers;
using System.Net.Http.Json;

public class GroqService
{
    private readonly IHttpClientFactory _factory;
    private readonly string _key;

    public GroqService(IHttpClientFactory factory, IConfiguration config)
    {
        _factory = factory;
        _key = config["Groq:Key"];
    }

    public async Task<Completion> CompleteAsync(Prompt prompt)
    {
        var client = _factory.CreateClient("groq");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        var response = await client.PostAsJsonAsync("chat/completions", prompt);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<Completion>();
    }
}
