using System.Net.Http;
using Polly;
using Polly.Retry;

namespace Acme.Services;

public class ImageService
{
    private readonly HttpClient _http;
    private readonly AsyncRetryPolicy _policy;

    public ImageService(string key)
    {
        _http = new HttpClient { Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
        _policy = Policy
            .Handle<HttpRequestException>(e => e.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
            .Or<TaskCanceledException>()
            .WaitAndRetryAsync(
                retryCount: 3,
                sleepDurationProvider: attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 1000)),
                onRetry: (error, wait, count, context) => Console.WriteLine($"try {count} in {wait}"));
    }

    public async Task<string> Draw(string body)
    {
        return await _policy.ExecuteAsync(async () =>
        {
            var response = await _http.PostAsync("https://api.openai.com/v1/images/generations", new StringContent(body));
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStringAsync();
        });
    }
}
