using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Refit;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddRefitClient<IOpenAiApi>()
    .ConfigureHttpClient(c =>
    {
        c.BaseAddress = new Uri("https://api.openai.com");
        c.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", builder.Configuration["OpenAI:Key"]);
    })
    .AddStandardResilienceHandler();
builder.Build().Run();
