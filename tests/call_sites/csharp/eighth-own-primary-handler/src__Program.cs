var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<GroqClient>(c => c.BaseAddress = new Uri("https://api.groq.com/openai/v1/"))
    .ConfigurePrimaryHttpMessageHandler(() => new RetryingHandler(new SocketsHttpHandler(), attempts: 4));
builder.Build().Run();
