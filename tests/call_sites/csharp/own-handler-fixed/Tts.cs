namespace Acme;

public class Tts
{
    private static readonly HttpClient Http = new HttpClient(new RetryHandler());

    public async Task<byte[]> SpeakAsync(string voice, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://api.elevenlabs.io/v1/text-to-speech/{voice}") { Content = body };
        request.Headers.Add("xi-api-key", Environment.GetEnvironmentVariable("ELEVENLABS_API_KEY"));
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}

