using Acme;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHttpClient<Tagger>(c => c.BaseAddress = new Uri("https://api.mistral.ai/")).AddStandardResilienceHandler();
builder.Build().Run();
