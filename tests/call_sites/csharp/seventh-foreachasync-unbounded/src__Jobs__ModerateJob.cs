using System.Net.Http.Json;

public class ModerateJob
{
    private readonly HttpClient _client = new() { BaseAddress = new Uri("https://api.openai.com/v1/") };

    public ModerateJob(string key) => _client.DefaultRequestHeaders.Add("Authorization", "Bearer " + key);

    public async Task<IReadOnlyList<string>> RunAsync(IEnumerable<string> comments)
    {
        var tasks = comments.Select(async comment =>
        {
            var response = await _client.PostAsJsonAsync("moderations", new { input = comment });
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStringAsync();
        });
        return await Task.WhenAll(tasks);
    }
}
