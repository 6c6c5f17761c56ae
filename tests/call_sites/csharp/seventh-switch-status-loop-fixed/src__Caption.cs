using System.Net;
using System.Text;

public class Caption
{
    private readonly HttpClient _http = new HttpClient();
    private readonly string _key = Environment.GetEnvironmentVariable("ELEVENLABS_API_KEY") ?? throw new InvalidOperationException();

    public async Task<byte[]> SpeakAsync(string voice, string json)
    {
        for (int i = 0; i < 4; i++)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"https://api.elevenlabs.io/v1/text-to-speech/{voice}");
            request.Headers.Add("xi-api-key", _key);
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            var response = await _http.SendAsync(request);
            switch ((int)response.StatusCode)
            {
                case 200:
                    return await response.Content.ReadAsByteArrayAsync();
                case 429:
                case 500:
                case 502:
                case 503:
                    await Task.Delay(3000);
                    continue;
                default:
                    throw new Exception("elevenlabs: " + response.StatusCode);
            }
        }
        throw new Exception("elevenlabs does not answer");
    }
}
