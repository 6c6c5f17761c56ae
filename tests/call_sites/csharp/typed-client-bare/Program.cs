using Acme.Services;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<OpenAiService>();
var app = builder.Build();
app.MapPost("/chat", (OpenAiService ai, ChatRequest request, CancellationToken ct) => ai.ChatAsync(request, ct));
app.Run();
