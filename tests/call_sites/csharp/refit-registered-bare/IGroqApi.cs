using Refit;

namespace Acme;

public interface IGroqApi
{
    [Post("/chat/completions")]
    Task<ChatResponse> ChatAsync([Authorize("Bearer")] string key, [Body] ChatRequest request);
}

