using System.Net;
using Polly;
using Polly.Extensions.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("elevenlabs", c =>
{
    c.BaseAddress = new Uri("https://api.elevenlabs.io");
    c.DefaultRequestHeaders.Add("xi-api-key", builder.Configuration["ElevenLabs:ApiKey"]);
})
.AddPolicyHandler(HttpPolicyExtensions
    .HandleTransientHttpError()
    .OrResult(r => r.StatusCode == HttpStatusCode.TooManyRequests)
    .WaitAndRetryAsync(5, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 500))));
builder.Build().Run();
