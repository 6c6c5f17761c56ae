using CommunityToolkit.Mvvm.ComponentModel;
using Microsoft.Maui.Controls;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Translator.ViewModels;

public partial class TranslateViewModel : ObservableObject
{
    private const string OpenAiKey = "{{openai-project-key}}";
    private readonly HttpClient client = new();

    public async Task TranslateAsync(string text)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/chat/completions");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", OpenAiKey);
        request.Content = JsonContent.Create(Prompt.For(text));
        var response = await client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            await Shell.Current.DisplayAlert("Error", response.ReasonPhrase, "OK");
            return;
        }
        Result = await response.Content.ReadAsStringAsync();
    }
}
