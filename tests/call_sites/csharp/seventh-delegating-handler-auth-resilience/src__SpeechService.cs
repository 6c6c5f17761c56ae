using System.Net.Http.Json;

public class SpeechService(HttpClient client)
{
    public async Task<byte[]> SpeakAsync(string voice, Text text)
    {
        var response = await client.PostAsJsonAsync($"/v1/text-to-speech/{voice}", text);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }
}
