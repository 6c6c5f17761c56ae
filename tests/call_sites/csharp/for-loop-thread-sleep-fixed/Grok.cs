using System.Net.Http.Headers;
using System.Text;

public class Grok
{
    private readonly HttpClient _http = new HttpClient();

    public Grok()
    {
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("XAI_API_KEY"));
    }

    public async Task<string> Ask(string json)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                var response = await _http.PostAsync("https://api.x.ai/v1/chat/completions",
                    new StringContent(json, Encoding.UTF8, "application/json"));
                response.EnsureSuccessStatusCode();
                return await response.Content.ReadAsStringAsync();
            }
            catch (Exception ex)
            {
                Console.Error.WriteLine($"attempt {i} failed: {ex.Message}");
                await Task.Delay(1000);
            }
        }
        throw new InvalidOperationException("no answer");
    }
}
