var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient();
builder.Services.AddScoped<ITextProvider, GroqProvider>();
var app = builder.Build();
app.Run();
