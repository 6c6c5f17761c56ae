using Refit;

public interface IOpenAiApi
{
    [Post("/v1/chat/completions")]
    Task<ChatResponse> ChatAsync([Body] ChatRequest request);
}
