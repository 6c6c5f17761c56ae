using Refit;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRefitClient<ICohere>(new RefitSettings
{
    AuthorizationHeaderValueGetter = (_, _) => Task.FromResult(builder.Configuration["Cohere:Key"]!),
}).ConfigureHttpClient(c => c.BaseAddress = new Uri("https://api.cohere.com"));
builder.Build().Run();
