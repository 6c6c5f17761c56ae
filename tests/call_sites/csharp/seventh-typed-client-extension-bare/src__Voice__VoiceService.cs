using System.Net.Http.Json;

namespace Acme.Voice;

public class VoiceService : IVoiceService
{
    private readonly HttpClient _http;

    public VoiceService(HttpClient http) => _http = http;

    public async Task<byte[]> SpeakAsync(string voiceId, string text)
    {
        var response = await _http.PostAsJsonAsync($"/v1/text-to-speech/{voiceId}", new { text });
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
