namespace Voice;

public sealed class ElevenLabsClient(HttpClient http)
{
    public async Task<byte[]> SpeakAsync(string text, CancellationToken ct = default)
    {
        using var response = await http.PostAsJsonAsync("v1/text-to-speech/voice", new { text }, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(ct);
    }
}
