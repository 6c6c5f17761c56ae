using Acme;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTransient<RetryHandler>();
builder.Services.AddHttpClient<AnthropicClient>(c =>
{
    c.BaseAddress = new Uri("https://api.anthropic.com/");
    c.DefaultRequestHeaders.Add("x-api-key", builder.Configuration["Anthropic:Key"]);
    c.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
}).AddHttpMessageHandler<RetryHandler>();
builder.Build().Run();
