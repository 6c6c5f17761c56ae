using System.Net.Http;
using System.Net.Http.Headers;

namespace Notes;

internal static class Transcriber
{
    private const string ApiKey = "{{openai-project-key}}";
    private static readonly HttpClient Client = new();

    public static async Task<string> TranscribeAsync(string path)
    {
        using var form = new MultipartFormDataContent();
        await using var file = File.OpenRead(path);
        form.Add(new StreamContent(file), "file", Path.GetFileName(path));
        form.Add(new StringContent("whisper-1"), "model");

        using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/audio/transcriptions");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        request.Content = form;
        using var response = await Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
