using System.Net.Http.Headers;

namespace Acme;

public class Startup
{
    public Startup(IConfiguration configuration) => Configuration = configuration;

    public IConfiguration Configuration { get; }

    public void ConfigureServices(IServiceCollection services)
    {
        services.AddHttpClient(HttpClientNames.Deepgram, c =>
        {
            c.BaseAddress = new Uri("https://api.deepgram.com/");
            c.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", Configuration["Deepgram:Key"]);
        });
    }
}
