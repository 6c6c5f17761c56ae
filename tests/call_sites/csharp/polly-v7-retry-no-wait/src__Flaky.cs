using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

public class Flaky
{
    private static readonly HttpClient Http = new();
    private static readonly AsyncRetryPolicy<HttpResponseMessage> Policy = Policy<HttpResponseMessage>
        .Handle<HttpRequestException>()
        .OrResult(r => (int)r.StatusCode == 429 || (int)r.StatusCode >= 500)
        .RetryAsync(3);

    public async Task<string> Ask(string key, string body)
    {
        var response = await Policy.ExecuteAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "https://api.mistral.ai/v1/chat/completions");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            request.Content = new StringContent(body);
            return Http.SendAsync(request);
        });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
