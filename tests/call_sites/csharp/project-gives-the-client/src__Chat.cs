using System.Net.Http;
using System.Threading.Tasks;

public sealed class Chat
{
    private readonly HttpClient _http;

    public Chat(HttpClient http)
    {
        _http = http;
    }

    public async Task<string> AskAsync(string text)
    {
        var response = await _http.PostAsync("https://api.openai.com/v1/chat/completions", new StringContent(text));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
