using Microsoft.Extensions.Http.Resilience;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<CohereClient>(c => c.BaseAddress = new Uri("https://api.cohere.com"))
    .AddResilienceHandler("cohere", p => p.AddRetry(new HttpRetryStrategyOptions()).AddTimeout(TimeSpan.FromSeconds(10)));
builder.Build().Run();
