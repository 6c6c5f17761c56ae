using System.Net.Http.Headers;
using Microsoft.Maui.Storage;

namespace MauiApp.Services;

public class WhisperService
{
    private readonly HttpClient client;

    public WhisperService()
    {
        client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Keys.OpenAi);
    }

    public async Task<string> TranscribeAsync(string name)
    {
        await using var stream = await FileSystem.OpenAppPackageFileAsync(name);
        using var form = new MultipartFormDataContent { { new StreamContent(stream), "file", name }, { new StringContent("whisper-1"), "model" } };
        var response = await client.PostAsync("https://api.openai.com/v1/audio/transcriptions", form);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
