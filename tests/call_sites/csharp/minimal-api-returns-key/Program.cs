var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/api/deepgram/token", () => Results.Ok(new { token = Environment.GetEnvironmentVariable("DEEPGRAM_API_KEY") }));
app.Run();

