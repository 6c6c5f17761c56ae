using System.Net.Http.Json;

public class CohereClient
{
    private readonly HttpClient http;

    public CohereClient(HttpClient http, IConfiguration config)
    {
        this.http = http;
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + config["Cohere:Key"]);
    }

    public async Task<string> RerankAsync(object query)
    {
        using var response = await http.PostAsJsonAsync("/v2/rerank", query);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
