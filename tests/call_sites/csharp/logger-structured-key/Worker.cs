using Microsoft.Extensions.Logging;

public class Worker(ILogger<Worker> logger)
{
    private readonly HttpClient _http = new();

    public async Task<string> VoicesAsync()
    {
        var apiKey = Environment.GetEnvironmentVariable("CARTESIA_API_KEY");
        logger.LogInformation("Calling Cartesia with {ApiKey}", apiKey);
        var request = new HttpRequestMessage(HttpMethod.Get, "https://api.cartesia.ai/voices");
        request.Headers.Add("X-API-Key", apiKey);
        request.Headers.Add("Cartesia-Version", "2025-04-16");
        var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
