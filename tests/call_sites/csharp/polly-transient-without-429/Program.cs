using Polly;
using Polly.Extensions.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<Chat>(c => c.BaseAddress = new Uri("https://api.mistral.ai/"))
    .AddPolicyHandler(GetRetryPolicy());
builder.Build().Run();

static IAsyncPolicy<HttpResponseMessage> GetRetryPolicy() => HttpPolicyExtensions
    .HandleTransientHttpError()
    .WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));
