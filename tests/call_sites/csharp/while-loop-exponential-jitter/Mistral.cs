using System.Net;
using System.Text;

public class Mistral
{
    private const int MaxRetries = 5;
    private readonly HttpClient _http;

    public Mistral(string apiKey)
    {
        _http = new HttpClient { BaseAddress = new Uri("https://api.mistral.ai/"), Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Add("Authorization", $"Bearer {apiKey}");
    }

    public async Task<string> CompleteAsync(string json, CancellationToken ct = default)
    {
        var attempt = 0;
        while (true)
        {
            using var content = new StringContent(json, Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync("v1/chat/completions", content, ct);
            if (response.IsSuccessStatusCode)
                return await response.Content.ReadAsStringAsync(ct);
            var transient = response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
            if (!transient || attempt >= MaxRetries)
                throw new HttpRequestException($"Mistral: {response.StatusCode}");
            var delay = TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, attempt)) + Random.Shared.NextDouble());
            await Task.Delay(delay, ct);
            attempt++;
        }
    }
}
