using System;
using System.Net.Http;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

public static class Setup
{
    public static void Add(IServiceCollection services, string key)
    {
        services.AddHttpClient("openai", c =>
        {
            c.BaseAddress = new Uri("https://api.openai.com/v1/");
            c.Timeout = TimeSpan.FromSeconds(60);
            c.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }).AddStandardResilienceHandler();
    }
}
