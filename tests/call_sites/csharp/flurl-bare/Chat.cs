using Flurl.Http;

namespace Acme;

public static class Chat
{
    public static Task<ChatResponse> AskAsync(string key, object body) =>
        "https://api.openai.com/v1/chat/completions"
            .WithOAuthBearerToken(key)
            .WithTimeout(60)
            .PostJsonAsync(body)
            .ReceiveJson<ChatResponse>();
}

