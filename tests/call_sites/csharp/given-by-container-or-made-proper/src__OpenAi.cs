using System;
using System.Net.Http;
using System.Threading.Tasks;

public class OpenAi
{
    private readonly HttpClient http;

    public OpenAi(HttpClient http = null)
    {
        this.http = http ?? new HttpClient();
    }

    public async Task<string> ModelsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://api.openai.com/v1/models");
        request.Headers.Add("Authorization", $"Bearer {Environment.GetEnvironmentVariable("OPENAI_API_KEY")}");
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
