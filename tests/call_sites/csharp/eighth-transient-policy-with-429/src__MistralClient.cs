using System.Net.Http.Json;

public class MistralClient(HttpClient http, IConfiguration config)
{
    public async Task<string> ChatAsync(Prompt prompt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "chat/completions") { Content = JsonContent.Create(prompt) };
        request.Headers.Authorization = new("Bearer", config["Mistral:Key"]);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
