using OpenAI.Chat;

public class Chat
{
    private readonly ChatClient _client = new(model: "gpt-4o-mini", apiKey: Environment.GetEnvironmentVariable("OPENAI_API_KEY"));

    public async Task<string> AskAsync(string question)
    {
        ChatCompletion completion = await _client.CompleteChatAsync(question);
        return completion.Content[0].Text;
    }
}
