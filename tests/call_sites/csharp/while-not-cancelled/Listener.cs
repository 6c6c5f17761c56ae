using System.Net;

namespace Acme;

public class Listener(HttpClient http)
{
    public async Task<string> ListenAsync(byte[] audio, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.deepgram.com/v1/listen") { Content = new ByteArrayContent(audio) };
            request.Headers.Add("Authorization", "Token " + Environment.GetEnvironmentVariable("DEEPGRAM_API_KEY"));
            using var response = await http.SendAsync(request, ct);
            if (response.IsSuccessStatusCode) return await response.Content.ReadAsStringAsync(ct);
            if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500)
                throw new HttpRequestException("deepgram " + response.StatusCode);
            await Task.Delay(TimeSpan.FromSeconds(5), ct);
        }
        throw new OperationCanceledException(ct);
    }
}

