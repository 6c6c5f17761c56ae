using System.Net.Http;

namespace Acme;

public class Speaker
{
    private readonly IHttpClientFactory? _factory;

    public Speaker(IHttpClientFactory? factory = null)
    {
        _factory = factory;
    }

    public async Task<string> Voices()
    {
        using var http = _factory?.CreateClient();
        http!.DefaultRequestHeaders.Add("xi-api-key", Environment.GetEnvironmentVariable("ELEVENLABS_API_KEY"));
        var response = await http!.GetAsync("https://api.elevenlabs.io/v1/voices");
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
