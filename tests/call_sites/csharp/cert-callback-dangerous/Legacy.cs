using System.Net.Http;

public class Legacy
{
    public async Task<string> UsageAsync()
    {
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator
        };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Add("xi-api-key", Environment.GetEnvironmentVariable("ELEVENLABS_API_KEY"));
        var response = await client.GetAsync("https://api.elevenlabs.io/v1/user/subscription");
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
