using System.Net.Http;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Acme;

public class Speaker
{
    private readonly HttpClient _http = new HttpClient();
    private readonly IConfiguration _config;

    public Speaker(IConfiguration config)
    {
        _config = config;
    }

    public async Task<byte[]> Speak(string json)
    {
        var section = _config.GetSection("Billing");
        var request = new HttpRequestMessage(HttpMethod.Post, section["BaseUrl"] + "/text-to-speech/narrator");
        request.Headers.Add("X-Trace", "speaker");
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
