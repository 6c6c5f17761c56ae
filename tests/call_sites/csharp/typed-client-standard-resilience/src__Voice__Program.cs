using Voice;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddHttpClient<ElevenLabsClient>(http =>
    {
        http.BaseAddress = new Uri("https://api.elevenlabs.io/");
        http.DefaultRequestHeaders.Add("xi-api-key", builder.Configuration["ElevenLabs:ApiKey"]);
    })
    .AddStandardResilienceHandler();

var app = builder.Build();
app.MapPost("/speak", async (string text, ElevenLabsClient client) => Results.Bytes(await client.SpeakAsync(text), "audio/mpeg"));
app.Run();
