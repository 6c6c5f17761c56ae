using Microsoft.Extensions.Http.Resilience;
using Polly;
using Refit;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddRefitClient<IResend>()
    .ConfigureHttpClient(c =>
    {
        c.BaseAddress = new Uri("https://api.resend.com");
        c.DefaultRequestHeaders.Add("Authorization", "Bearer " + builder.Configuration["Resend:ApiKey"]);
    })
    .AddResilienceHandler("resend", pipeline => pipeline.AddRetry(new HttpRetryStrategyOptions
    {
        MaxRetryAttempts = 4,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    }));
builder.Build().Run();
