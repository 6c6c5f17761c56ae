using System.Net.Http;
using System.Net.Http.Json;

namespace Acme.Speech;

public sealed class TtsService(IHttpClientFactory factory)
{
    public async Task<byte[]> SpeakAsync(string voiceId, string text)
    {
        var client = factory.CreateClient("elevenlabs");
        using var response = await client.PostAsJsonAsync($"v1/text-to-speech/{voiceId}", new { text });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
