using System.Net;
using Polly;
using Polly.Retry;

public class Rerank
{
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 4,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(20),
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                .Handle<HttpRequestException>()
                .HandleResult(r => r.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError),
            DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.Headers.RetryAfter?.Delta),
        })
        .AddTimeout(TimeSpan.FromSeconds(30))
        .Build();

    public Rerank(HttpClient http) => _http = http;

    public async Task<string> RunAsync(string key, object body, CancellationToken ct)
    {
        var response = await _pipeline.ExecuteAsync(async token =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "https://api.cohere.com/v2/rerank") { Content = JsonContent.Create(body) };
            request.Headers.Add("Authorization", $"Bearer {key}");
            return await _http.SendAsync(request, token);
        }, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(ct);
    }
}
