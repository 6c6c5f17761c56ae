namespace Acme;

internal static class ApiKeys
{
    public const string OpenAi = "{{openai-project-key}}";
}
