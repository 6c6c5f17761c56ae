using System.Net.Http;
using System.Text;
using Microsoft.Extensions.Options;

namespace Acme;

public class Summaries
{
    private readonly HttpClient _http = new HttpClient();
    private readonly ModelOptions _options;

    public Summaries(IOptions<ModelOptions> options)
    {
        _options = options.Value;
    }

    public async Task<string> Ask(string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _options.Endpoint);
        request.Headers.Add("Authorization", "Bearer " + _options.Key);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
