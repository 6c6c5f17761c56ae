using Polly;
using Polly.Contrib.WaitAndRetry;
using RestSharp;

namespace Acme;

public class OpenAi
{
    private readonly RestClient _client = new("https://api.openai.com/v1");
    private readonly IAsyncPolicy<RestResponse> _policy = Policy
        .HandleResult<RestResponse>(r => (int)r.StatusCode == 429 || (int)r.StatusCode >= 500)
        .WaitAndRetryAsync(Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 5));

    public async Task<string> AskAsync(object body, string key)
    {
        var request = new RestRequest("chat/completions", Method.Post)
            .AddHeader("Authorization", $"Bearer {key}")
            .AddJsonBody(body);
        var response = await _policy.ExecuteAsync(() => _client.ExecuteAsync(request));
        if (!response.IsSuccessful) throw new InvalidOperationException(response.StatusDescription);
        return response.Content!;
    }
}

