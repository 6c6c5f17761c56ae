var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("elevenlabs", c =>
{
    c.BaseAddress = new Uri("https://api.elevenlabs.io");
    c.DefaultRequestHeaders.Add("xi-api-key", builder.Configuration["ElevenLabs:ApiKey"]);
});
builder.Build().Run();
