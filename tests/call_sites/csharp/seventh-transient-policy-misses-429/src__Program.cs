using Polly;
using Polly.Extensions.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<GroqService>(c => c.BaseAddress = new Uri("https://api.groq.com/openai/v1/"))
    .AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(4, n => TimeSpan.FromSeconds(Math.Pow(2, n)) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 500))));
var app = builder.Build();
app.MapPost("/ask", (GroqService groq, Question q) => groq.AskAsync(q));
app.Run();
