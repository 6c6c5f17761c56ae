using System.Net;

public class Loop
{
    private readonly HttpClient _http = new();

    public async Task<string> Get(string key)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/models");
            request.Headers.Add("Authorization", $"Bearer {key}");
            using var response = await _http.SendAsync(request);
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK:
                    return await response.Content.ReadAsStringAsync();
                case HttpStatusCode.TooManyRequests:
                case HttpStatusCode.InternalServerError:
                case HttpStatusCode.BadGateway:
                case HttpStatusCode.ServiceUnavailable:
                case HttpStatusCode.GatewayTimeout:
                    var wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(Math.Min(16, Math.Pow(2, attempt)));
                    await Task.Delay(wait);
                    break;
                default:
                    throw new HttpRequestException($"refused with {response.StatusCode}");
            }
        }
        throw new TimeoutException("openai is not there");
    }
}
