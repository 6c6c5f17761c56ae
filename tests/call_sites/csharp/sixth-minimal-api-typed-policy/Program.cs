using Polly;
using Polly.Contrib.WaitAndRetry;
using Polly.Extensions.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<ITranscriber, DeepgramTranscriber>(c =>
{
    c.BaseAddress = new Uri("https://api.deepgram.com/");
    c.DefaultRequestHeaders.Add("Authorization", "Token " + builder.Configuration["Deepgram:Key"]);
}).AddPolicyHandler(HttpPolicyExtensions.HandleTransientHttpError()
    .OrResult(r => r.StatusCode == System.Net.HttpStatusCode.TooManyRequests)
    .WaitAndRetryAsync(Backoff.DecorrelatedJitterBackoffV2(TimeSpan.FromSeconds(1), 4)));
builder.Build().Run();
