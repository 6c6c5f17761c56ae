using System.Net.Http.Json;

public class Embedder(HttpClient http, IConfiguration config)
{
    public async Task IndexAsync(IReadOnlyCollection<Document> documents, CancellationToken ct)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct };
        await Parallel.ForEachAsync(documents, options, async (document, token) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/embeddings") { Content = JsonContent.Create(document) };
            request.Headers.Authorization = new("Bearer", config["Mistral:Key"]);
            using var response = await http.SendAsync(request, token);
            response.EnsureSuccessStatusCode();
            document.Vector = await response.Content.ReadAsStringAsync(token);
        });
    }
}
