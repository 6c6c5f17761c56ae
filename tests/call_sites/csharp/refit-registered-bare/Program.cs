using Refit;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddRefitClient<IGroqApi>()
    .ConfigureHttpClient(c =>
    {
        c.BaseAddress = new Uri("https://api.groq.com/openai/v1");
        c.Timeout = TimeSpan.FromSeconds(30);
    });
builder.Build().Run();
