namespace Acme.Voice;

public static class VoiceServiceExtensions
{
    public static IServiceCollection AddVoice(this IServiceCollection services, string key)
    {
        services.AddHttpClient<IVoiceService, VoiceService>(c =>
        {
            c.BaseAddress = new Uri("https://api.elevenlabs.io");
            c.DefaultRequestHeaders.Add("xi-api-key", key);
            c.Timeout = TimeSpan.FromSeconds(60);
        });
        return services;
    }
}
