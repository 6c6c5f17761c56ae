using System.Net;
using Polly;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<MistralClient>(c => c.BaseAddress = new Uri("https://api.mistral.ai/v1/"))
    .AddTransientHttpErrorPolicy(p => p
        .OrResult(r => r.StatusCode == HttpStatusCode.TooManyRequests)
        .WaitAndRetryAsync(5, n => TimeSpan.FromMilliseconds(500 * Math.Pow(2, n) + Random.Shared.Next(250))));
var app = builder.Build();
app.MapPost("/chat", (MistralClient client, Prompt prompt) => client.ChatAsync(prompt));
app.Run();
