using System.Net;
using Polly;
using Polly.Retry;

namespace Acme;

public class Deepgram
{
    private static readonly HttpClient Http = new();
    private static readonly ResiliencePipeline<HttpResponseMessage> Pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 3,
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                .Handle<HttpRequestException>()
                .HandleResult(r => r.StatusCode == HttpStatusCode.TooManyRequests || (int)r.StatusCode >= 500),
        })
        .Build();

    public async Task<string> ListenAsync(byte[] audio)
    {
        using var response = await Pipeline.ExecuteAsync(async ct =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "https://api.deepgram.com/v1/listen");
            request.Headers.Add("Authorization", $"Token {Environment.GetEnvironmentVariable("DEEPGRAM_API_KEY")}");
            request.Content = new ByteArrayContent(audio);
            return await Http.SendAsync(request, ct);
        });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}

