var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTransient<AuthHandler>();
builder.Services.AddHttpClient<SpeechService>(c => c.BaseAddress = new Uri("https://api.elevenlabs.io"))
    .AddHttpMessageHandler<AuthHandler>()
    .AddStandardResilienceHandler();
var app = builder.Build();
app.MapPost("/speak/{voice}", (SpeechService s, string voice, Text t) => s.SpeakAsync(voice, t));
app.Run();
