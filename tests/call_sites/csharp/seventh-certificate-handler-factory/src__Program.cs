var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("cartesia", c => c.BaseAddress = new Uri("https://api.cartesia.ai"))
    .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => true,
    });
var app = builder.Build();
app.MapPost("/say", async (IHttpClientFactory factory, HttpContext context, IConfiguration config) =>
{
    var client = factory.CreateClient("cartesia");
    using var request = new HttpRequestMessage(HttpMethod.Post, "/tts/bytes");
    request.Headers.Add("X-API-Key", config["Cartesia:Key"]);
    request.Headers.Add("Cartesia-Version", "2024-06-10");
    request.Content = new StreamContent(context.Request.Body);
    using var response = await client.SendAsync(request);
    response.EnsureSuccessStatusCode();
    await response.Content.CopyToAsync(context.Response.Body);
});
app.Run();
