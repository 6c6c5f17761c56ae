var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<DeepgramClient>(c => c.BaseAddress = new Uri("https://api.deepgram.com"))
    .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
builder.Build().Run();
