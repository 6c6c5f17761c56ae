namespace MauiApp.Services;

internal static class Keys
{
    internal const string OpenAi = "{{openai-project-key}}";
}
