using Acme.Api.Clients;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddOpenAi(builder.Configuration);
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();
