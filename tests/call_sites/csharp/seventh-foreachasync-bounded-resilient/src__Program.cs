var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHttpClient<Embedder>(c => c.BaseAddress = new Uri("https://api.mistral.ai")).AddStandardResilienceHandler();
builder.Services.AddHostedService<IndexWorker>();
builder.Build().Run();
