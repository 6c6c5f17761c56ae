public static class Setup
{
    public static void AddAi(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddUserSecrets<Program>();
        builder.Services.AddOptions<OpenAiOptions>().BindConfiguration(OpenAiOptions.Section).ValidateOnStart();
    }
}
