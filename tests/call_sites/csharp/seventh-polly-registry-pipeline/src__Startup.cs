using Polly;
using Polly.Retry;

public static class Resilience
{
    public static void AddPipelines(this IServiceCollection services) => services.AddResiliencePipeline<string, HttpResponseMessage>("cohere", builder => builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
    {
        MaxRetryAttempts = 4,
        Delay = TimeSpan.FromSeconds(1),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().HandleResult(r => (int)r.StatusCode == 429 || (int)r.StatusCode >= 500),
    }));
}
