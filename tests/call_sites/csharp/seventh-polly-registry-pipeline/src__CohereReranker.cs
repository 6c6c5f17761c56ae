using System.Net.Http.Json;
using Polly.Registry;

public class CohereReranker(ResiliencePipelineProvider<string> pipelines, IConfiguration config)
{
    private static readonly HttpClient Http = new();

    public async Task<RerankResult?> RerankAsync(RerankQuery query, CancellationToken ct)
    {
        var pipeline = pipelines.GetPipeline<HttpResponseMessage>("cohere");
        using var response = await pipeline.ExecuteAsync(async token =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.cohere.com/v2/rerank");
            request.Headers.Authorization = new("Bearer", config["Cohere:Key"]);
            request.Content = JsonContent.Create(query);
            return await Http.SendAsync(request, token);
        }, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<RerankResult>(ct);
    }
}
