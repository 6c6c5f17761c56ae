using System.Net.Http;
using System.Net.Http.Json;

namespace Voice.Services;

public class TtsService
{
    private const string ApiKey = "{{elevenlabs-api-key}}";
    private static readonly HttpClient Http = new HttpClient();

    public async Task<byte[]> SpeakAsync(string voiceId, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://api.elevenlabs.io/v1/text-to-speech/{voiceId}");
        request.Headers.Add("xi-api-key", ApiKey);
        request.Content = JsonContent.Create(new { text, model_id = "eleven_turbo_v2" });
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
