using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;

public class Streaming
{
    private readonly HttpClient _http = new HttpClient { BaseAddress = new Uri("https://api.groq.com/openai/v1/") };

    public Streaming(IConfiguration config)
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", config["Groq:Key"]);
    }

    public async IAsyncEnumerable<string> Lines(string json, [EnumeratorCancellation] CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "chat/completions")
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            yield return line;
        }
    }
}
