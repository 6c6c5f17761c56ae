using System.Net.Http.Json;

namespace Acme;

public class Tagger(HttpClient http)
{
    public async Task<List<string>> TagAsync(IEnumerable<string> texts)
    {
        var tags = new List<string>();
        foreach (var text in texts)
        {
            using var response = await http.PostAsJsonAsync("v1/chat/completions", new { model = "mistral-small-latest", input = text });
            response.EnsureSuccessStatusCode();
            tags.Add(await response.Content.ReadAsStringAsync());
            await Task.Delay(250);
        }
        return tags;
    }
}
