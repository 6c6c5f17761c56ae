using System.Net.Http.Headers;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddHttpClient<OpenAiClient>(client =>
{
    client.BaseAddress = new Uri("https://api.openai.com/v1/");
    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", builder.Configuration["OpenAI:ApiKey"]);
}).AddStandardResilienceHandler();

var app = builder.Build();
app.MapPost("/ask", async (Question q, OpenAiClient ai) => Results.Ok(await ai.AskAsync(q)));
app.Run();
