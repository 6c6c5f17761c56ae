public class Score
{
    private readonly HttpClient _http = new();

    public async Task<string> Run(string key, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://api.voxmeter.io/v1/score");
        request.Headers.Add("x-vox-key", key);
        request.Headers.Add("x-user-id", "webapp");
        request.Content = new StringContent(json);
        var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
