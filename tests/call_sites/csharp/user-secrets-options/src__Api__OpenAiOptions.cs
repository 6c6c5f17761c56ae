public sealed class OpenAiOptions
{
    public const string Section = "OpenAI";
    public required string ApiKey { get; init; }
    public string Model { get; init; } = "gpt-4o-mini";
}
