var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient();
builder.Services.AddHttpClient("providers").AddStandardResilienceHandler();
builder.Services.AddScoped<ITextProvider>(services => Providers.Groq(services));
var app = builder.Build();
app.Run();
