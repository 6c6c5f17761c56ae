using System.Net.Http.Headers;
using System.Text;

public class Images
{
    private readonly HttpClient _http = new();

    public Images(string token)
    {
        _http.Timeout = Timeout.InfiniteTimeSpan;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<string> GenerateAsync(string json)
    {
        using var response = await _http.PostAsync("https://api.openai.com/v1/images/generations", new StringContent(json, Encoding.UTF8, "application/json"));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
