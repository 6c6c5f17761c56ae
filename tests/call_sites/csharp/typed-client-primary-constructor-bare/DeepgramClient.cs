using System.Net.Http.Headers;

public class DeepgramClient(HttpClient http, IConfiguration config)
{
    public async Task<string> TranscribeAsync(Stream audio)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://api.deepgram.com/v1/listen?model=nova-2&smart_format=true")
        {
            Content = new StreamContent(audio),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", config["Deepgram:ApiKey"]);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
        var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"Deepgram: {(int)response.StatusCode}");
        return await response.Content.ReadAsStringAsync();
    }
}
