using System.Threading.Tasks;
using OpenAI;
using OpenAI.Managers;
using OpenAI.ObjectModels.RequestModels;

public class Chat
{
    public async Task<string> AskAsync(string text)
    {
        var service = new OpenAIService(new OpenAiOptions { ApiKey = "{{openai-project-key}}" });
        var result = await service.ChatCompletion.CreateCompletion(new ChatCompletionCreateRequest { Model = "gpt-4o" });
        return result.Choices[0].Message.Content;
    }
}
