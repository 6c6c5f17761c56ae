using Refit;

var builder = Host.CreateApplicationBuilder(args);
builder.Services
    .AddRefitClient<IOpenAiApi>()
    .ConfigureHttpClient(c =>
    {
        c.BaseAddress = new Uri("https://api.openai.com");
        c.DefaultRequestHeaders.Add("Authorization", "Bearer {{openai-project-key}}");
    });
builder.Build().Run();
