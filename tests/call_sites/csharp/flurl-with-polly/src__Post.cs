using Flurl.Http;
using Polly;
using Polly.Retry;

public static class Post
{
    private static readonly AsyncRetryPolicy Retry = Policy
        .Handle<FlurlHttpException>(e => e.StatusCode == 429 || e.StatusCode >= 500)
        .WaitAndRetryAsync(5, n => TimeSpan.FromSeconds(Math.Min(30, Math.Pow(2, n))) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 500)));

    public static Task<string> Slack(string token, object message) => Retry.ExecuteAsync(() =>
        "https://slack.com/api/chat.postMessage"
            .WithOAuthBearerToken(token)
            .PostJsonAsync(message)
            .ReceiveString());
}
