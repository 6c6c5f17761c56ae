using Microsoft.Maui.Storage;

namespace Acme.App;

public class KeyVault
{
    public Task SaveAsync(string apiKey) => SecureStorage.Default.SetAsync("openai_api_key", apiKey);

    public Task<string?> LoadAsync() => SecureStorage.Default.GetAsync("openai_api_key");
}

