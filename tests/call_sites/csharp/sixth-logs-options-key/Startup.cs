public static class Startup
{
    public static void Log(ILogger logger)
    {
        var key = Environment.GetEnvironmentVariable("ANTHROPIC_API_KEY");
        logger.LogWarning($"ANTHROPIC_API_KEY is {key}");
    }
}
