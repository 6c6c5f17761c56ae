using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("mistral", c =>
    {
        c.BaseAddress = new Uri("https://api.mistral.ai");
        c.DefaultRequestHeaders.Add("Authorization", $"Bearer {builder.Configuration["Mistral:Key"]}");
    })
    .AddResilienceHandler("retry", b => b.AddRetry(new HttpRetryStrategyOptions
    {
        MaxRetryAttempts = 5,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(500),
        ShouldRetryAfterHeader = true,
    }));
var app = builder.Build();
app.MapPost("/chat", async (IHttpClientFactory factory, ChatBody body) =>
{
    var client = factory.CreateClient("mistral");
    var response = await client.PostAsJsonAsync("/v1/chat/completions", body);
    response.EnsureSuccessStatusCode();
    return Results.Text(await response.Content.ReadAsStringAsync(), "application/json");
});
app.Run();
