using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<OpenAi>().AddStandardResilienceHandler();
builder.Build().Run();
