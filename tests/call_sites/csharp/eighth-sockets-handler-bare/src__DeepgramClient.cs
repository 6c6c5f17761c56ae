public class DeepgramClient(HttpClient http, IConfiguration config)
{
    public async Task<string> ListenAsync(Stream audio)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/listen") { Content = new StreamContent(audio) };
        request.Headers.Add("Authorization", "Token " + config["Deepgram:Key"]);
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
