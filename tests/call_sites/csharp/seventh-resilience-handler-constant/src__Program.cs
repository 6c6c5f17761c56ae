using Microsoft.Extensions.Http.Resilience;
using Polly;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHttpClient<DeepgramClient>(c => c.BaseAddress = new Uri("https://api.deepgram.com"))
    .AddResilienceHandler("deepgram", pipeline =>
    {
        pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 4,
            BackoffType = DelayBackoffType.Constant,
            Delay = TimeSpan.FromSeconds(1),
        });
        pipeline.AddTimeout(TimeSpan.FromSeconds(30));
    });
builder.Build().Run();
