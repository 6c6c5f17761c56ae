using System.Net.Http.Headers;

public abstract class ApiBase
{
    protected readonly HttpClient Http = new() { BaseAddress = new Uri("https://api.cohere.com/") };

    protected ApiBase(string key) => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
}
