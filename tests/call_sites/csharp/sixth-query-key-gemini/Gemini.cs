using System.Net.Http.Json;

public class Gemini(IConfiguration config)
{
    private static readonly HttpClient Http = new();

    public async Task<GeminiReply?> GenerateAsync(GeminiRequest request)
    {
        var url = $"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.0-flash:generateContent?key={config["Gemini:Key"]}";
        var response = await Http.PostAsJsonAsync(url, request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<GeminiReply>();
    }
}
