using System.Net.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient();
builder.Services.AddSingleton<Acme.Speaker>();
var app = builder.Build();
app.Run();
