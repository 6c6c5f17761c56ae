using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Acme;

public class Embedder(HttpClient http, IConfiguration config)
{
    public async Task<string> EmbedAsync(object body)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", config["Mistral:Key"]);
        var response = await http.PostAsJsonAsync("v1/embeddings", body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}

