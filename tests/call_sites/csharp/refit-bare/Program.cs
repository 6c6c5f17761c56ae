using System.Net.Http.Headers;
using Refit;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddRefitClient<IOpenAiApi>()
    .ConfigureHttpClient(c =>
    {
        c.BaseAddress = new Uri("https://api.openai.com");
        c.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", builder.Configuration["OpenAI:Key"]);
    });
builder.Build().Run();
