using System;
using System.Threading.Tasks;
using OpenAI;
using OpenAI.Managers;
using OpenAI.ObjectModels.RequestModels;

public class Chat
{
    private readonly OpenAIService _service = new OpenAIService(new OpenAiOptions
    {
        ApiKey = Environment.GetEnvironmentVariable("OPENAI_API_KEY")
    });

    public async Task<string> AskAsync(string text)
    {
        var result = await _service.ChatCompletion.CreateCompletion(new ChatCompletionCreateRequest { Model = "gpt-4o" });
        return result.Choices[0].Message.Content;
    }
}
