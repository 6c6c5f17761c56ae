namespace Bot;

public static class Config
{
    public const string GroqKey = "{{groq-api-key}}";
}
