using Refit;

[Headers("Authorization: Bearer")]
public interface ICohere
{
    [Post("/v2/rerank")]
    Task<RerankResponse> RerankAsync([Body] RerankRequest request);
}
