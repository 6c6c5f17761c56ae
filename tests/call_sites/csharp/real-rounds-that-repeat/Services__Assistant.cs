using System.Net.Http;

namespace Acme.Services;

public class Assistant
{
    private static readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(120) };

    public async Task<string> Run(string body)
    {
        for (int attempt = 0; attempt < 5; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.anthropic.com/v1/messages");
            request.Headers.Add("x-api-key", _key);
            request.Headers.Add("anthropic-version", "2023-06-01");
            request.Content = new StringContent(body);
            using var response = await _http.SendAsync(request);
            if (!response.IsSuccessStatusCode)
            {
                if ((int)response.StatusCode == 429 || (int)response.StatusCode >= 500)
                {
                    await Task.Delay(TimeSpan.FromSeconds(2));
                    continue;
                }
                return "";
            }
            return await response.Content.ReadAsStringAsync();
        }
        throw new TimeoutException();
    }
}
