using System.Net.Http.Json;

public class Rerank : ApiBase
{
    public Rerank(string key) : base(key) { }

    public async Task<RerankResult> RunAsync(RerankBody body)
    {
        var response = await Http.PostAsJsonAsync("v2/rerank", body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<RerankResult>();
    }
}
