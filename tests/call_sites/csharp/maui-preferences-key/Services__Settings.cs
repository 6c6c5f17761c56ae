using Microsoft.Maui.Storage;

public class Settings
{
    public void SaveApiKey(string apiKey) => Preferences.Set("openai_api_key", apiKey);

    public string ApiKey => Preferences.Get("openai_api_key", string.Empty);

    public bool Dark { get => Preferences.Get("dark", false); set => Preferences.Set("dark", value); }
}
