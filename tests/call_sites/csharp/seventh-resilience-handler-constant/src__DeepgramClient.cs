using System.Net.Http.Headers;

public class DeepgramClient
{
    private readonly HttpClient _client;

    public DeepgramClient(HttpClient client, IConfiguration config)
    {
        _client = client;
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", config["Deepgram:ApiKey"]);
    }

    public async Task<string> ListenAsync(Stream audio)
    {
        using var response = await _client.PostAsync("/v1/listen?model=nova-2", new StreamContent(audio));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
