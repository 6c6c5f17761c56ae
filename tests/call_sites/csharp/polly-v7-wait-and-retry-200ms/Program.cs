using Polly;
using Polly.Extensions.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("groq", c => c.BaseAddress = new Uri("https://api.groq.com/openai/v1/"))
    .AddPolicyHandler(HttpPolicyExtensions.HandleTransientHttpError()
        .OrResult(r => (int)r.StatusCode == 429)
        .WaitAndRetryAsync(3, _ => TimeSpan.FromMilliseconds(200)));
builder.Services.AddScoped<GroqService>();
builder.Build().Run();
