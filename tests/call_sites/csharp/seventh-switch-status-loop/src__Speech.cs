using System.Net;
using System.Net.Http.Headers;

public class Speech
{
    private const int MaxAttempts = 5;
    private static readonly HttpClient Http = new();

    public async Task<string> TranscribeAsync(byte[] audio)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.deepgram.com/v1/listen") { Content = new ByteArrayContent(audio) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Token", Environment.GetEnvironmentVariable("DEEPGRAM_API_KEY"));
            using var response = await Http.SendAsync(request);
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK:
                    return await response.Content.ReadAsStringAsync();
                case HttpStatusCode.TooManyRequests:
                case >= HttpStatusCode.InternalServerError:
                    if (attempt >= MaxAttempts) throw new HttpRequestException("deepgram is not available");
                    await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt) + Random.Shared.NextDouble()));
                    break;
                default:
                    throw new HttpRequestException($"deepgram answered {(int)response.StatusCode}");
            }
        }
    }
}
