using System.Net;

public class Loop
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(20) };

    public static async Task<string> PostAsync(Func<HttpRequestMessage> make)
    {
        var delay = TimeSpan.FromMilliseconds(400);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            using var request = make();
            request.RequestUri = new Uri("https://api.anthropic.com/v1/messages");
            request.Headers.Add("x-api-key", Environment.GetEnvironmentVariable("ANTHROPIC_API_KEY"));
            request.Headers.Add("anthropic-version", "2023-06-01");
            using var response = await Http.SendAsync(request);
            if (response.IsSuccessStatusCode) return await response.Content.ReadAsStringAsync();
            if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500) response.EnsureSuccessStatusCode();
            var asked = response.Headers.RetryAfter?.Delta ?? delay + TimeSpan.FromMilliseconds(Random.Shared.Next(250));
            await Task.Delay(asked);
            delay *= 2;
        }
        throw new HttpRequestException("anthropic is not available");
    }
}
