var builder = Host.CreateApplicationBuilder(args);
builder.Services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
builder.Services.AddHttpClient<MistralClient>(c => c.BaseAddress = new Uri("https://api.mistral.ai/"));
builder.Build().Run();
