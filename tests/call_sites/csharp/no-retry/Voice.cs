using System;
using System.Net.Http;
using System.Threading.Tasks;

public class Voice
{
    private static readonly HttpClient Http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };

    public async Task<byte[]> Speak(string text)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://api.elevenlabs.io/v1/text-to-speech/abc");
        request.Headers.Add("xi-api-key", Environment.GetEnvironmentVariable("ELEVENLABS_API_KEY"));
        request.Content = new StringContent(text);
        var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
