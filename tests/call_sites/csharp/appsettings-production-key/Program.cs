var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<OpenAiOptions>(builder.Configuration.GetSection("OpenAI"));
builder.Build().Run();
