var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<Embedder>(c => c.BaseAddress = new Uri("https://api.mistral.ai/"))
    .AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());
builder.Build().Run();
