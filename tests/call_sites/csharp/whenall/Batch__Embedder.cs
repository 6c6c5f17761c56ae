using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Threading.Tasks;

public class Embedder
{
    private readonly HttpClient _http;

    public Embedder(string key)
    {
        _http = new HttpClient();
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public async Task<string[]> EmbedAllAsync(IEnumerable<string> texts)
    {
        var tasks = texts.Select(async text =>
        {
            var response = await _http.PostAsJsonAsync("https://api.openai.com/v1/embeddings", new { model = "text-embedding-3-small", input = text });
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStringAsync();
        });
        return await Task.WhenAll(tasks);
    }
}
