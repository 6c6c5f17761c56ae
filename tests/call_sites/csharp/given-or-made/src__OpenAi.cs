using System;
using System.Net.Http;
using System.Threading.Tasks;

public class OpenAi
{
    private readonly HttpClient http;
    private readonly string key;

    public OpenAi(string key, HttpClient http = null)
    {
        this.key = key ?? throw new ArgumentNullException(nameof(key));
        this.http = http ?? new HttpClient();
    }

    public async Task<string> ModelsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/models");
        request.Headers.Add("Authorization", $"Bearer {key}");
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
