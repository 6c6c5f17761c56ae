using Microsoft.SemanticKernel;

public static class Kernels
{
    public static Kernel Create()
    {
        var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY")
            ?? throw new InvalidOperationException("OPENAI_API_KEY is not set");
        return Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4o-mini", key).Build();
    }
}
