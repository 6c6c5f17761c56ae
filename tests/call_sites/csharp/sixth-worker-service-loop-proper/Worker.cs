using System.Net;

public class Worker(IHttpClientFactory factory, IConfiguration config) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var http = factory.CreateClient();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "https://api.elevenlabs.io/v1/history");
            request.Headers.Add("xi-api-key", config["ElevenLabs:Key"]);
            var response = await http.SendAsync(request, stop);
            if (response.IsSuccessStatusCode) return;
            if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500)
                throw new HttpRequestException($"history: {response.StatusCode}");
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, attempt)) + Random.Shared.NextDouble()), stop);
        }
        throw new TimeoutException("history");
    }
}
