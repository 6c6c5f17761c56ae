var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("openai", client =>
{
    client.BaseAddress = new Uri("https://api.openai.com/v1/");
    client.DefaultRequestHeaders.Authorization = new("Bearer", builder.Configuration["OpenAI:ApiKey"]);
}).AddStandardResilienceHandler();
builder.Services.AddScoped<ChatService>();
builder.Build().Run();
