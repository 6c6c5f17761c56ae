namespace Acme;

public class Transcriber(IHttpClientFactory clients)
{
    public async Task<string> TranscribeAsync(Stream audio)
    {
        var client = clients.CreateClient(HttpClientNames.Deepgram);
        var response = await client.PostAsync("v1/listen?model=nova-3", new StreamContent(audio));
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}

