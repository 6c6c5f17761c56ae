var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<DeepgramClient>();
builder.Services.AddControllers();
var app = builder.Build();
app.MapControllers();
app.Run();
