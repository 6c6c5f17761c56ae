using Microsoft.SemanticKernel;

var kernel = Kernel.CreateBuilder()
    .AddOpenAIChatCompletion("gpt-4o-mini", "{{openai-project-key}}")
    .Build();
Console.WriteLine(await kernel.InvokePromptAsync(args[0]));
