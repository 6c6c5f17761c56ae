using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

internal class RetryingSender
{
    private readonly HttpClient _client = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
    private readonly Random _random = new Random();

    public async Task<string> PostAsync(string json)
    {
        const int maxAttempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            using (var request = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions"))
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("OPENAI_API_KEY"));
                request.Content = new StringContent(json, Encoding.UTF8, "application/json");
                using (var response = await _client.SendAsync(request))
                {
                    if (response.IsSuccessStatusCode)
                        return await response.Content.ReadAsStringAsync();
                    var retryable = response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
                    if (!retryable || attempt >= maxAttempts)
                        throw new HttpRequestException($"OpenAI answered {(int)response.StatusCode}");
                    var wait = response.Headers.RetryAfter?.Delta
                        ?? TimeSpan.FromMilliseconds(Math.Min(30000, 500 * Math.Pow(2, attempt)) + _random.Next(250));
                    await Task.Delay(wait);
                }
            }
        }
    }
}
