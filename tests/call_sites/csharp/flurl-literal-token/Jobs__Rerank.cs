using Flurl.Http;

namespace Search.Jobs;

public class Rerank
{
    public Task<RerankResult> RunAsync(RerankBody body) =>
        "https://api.cohere.com/v2/rerank"
            .WithOAuthBearerToken("{{random:40}}")
            .WithTimeout(20)
            .PostJsonAsync(body)
            .ReceiveJson<RerankResult>();
}
