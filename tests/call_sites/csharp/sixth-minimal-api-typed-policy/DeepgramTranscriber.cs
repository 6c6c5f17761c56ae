public class DeepgramTranscriber(HttpClient http) : ITranscriber
{
    public async Task<string> ListenAsync(Stream audio)
    {
        using var content = new StreamContent(audio);
        using var response = await http.PostAsync("v1/listen?model=nova-2", content);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
