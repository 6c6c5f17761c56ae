using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;

public abstract class BaseService
{
    protected readonly HttpClient Http = new HttpClient();
    protected readonly string Url;
    protected readonly string Key;

    protected BaseService(string url, string key)
    {
        Url = url;
        Key = key;
    }

    protected async Task<string> AskAsync(HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        request.Content = content;
        var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}

public class WhisperService : BaseService
{
    public WhisperService(string key) : base("https://api.openai.com/v1/audio/transcriptions", key)
    {
    }

    public Task<string> RunAsync(HttpContent content) => AskAsync(content);
}
