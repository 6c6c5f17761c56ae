using Azure;
using Azure.AI.OpenAI;
using OpenAI.Chat;

public class Chat
{
    private readonly ChatClient _chat = new OpenAI.OpenAIClient("{{openai-project-key}}").GetChatClient("gpt-4o-mini");

    public string Ask(string text) => _chat.CompleteChat(text).Value.Content[0].Text;
}
