using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Acme.Services
{
    public class ChatService
    {
        private readonly HttpClient HttpClient;
        private readonly string ApiKey;

        public ChatService(IConfiguration config)
        {
            ApiKey = config["OPENAI_API_KEY"] ?? throw new ArgumentNullException("OPENAI_API_KEY");
            HttpClient = new HttpClient();
            HttpClient.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        }

        public async Task<string?> Complete(string prompt)
        {
            var content = new StringContent(JsonSerializer.Serialize(new { prompt }), Encoding.UTF8, "application/json");
            var response = await HttpClient.PostAsync("https://api.openai.com/v1/completions", content);
            if (!response.IsSuccessStatusCode)
            {
                return null;
            }
            return await response.Content.ReadAsStringAsync();
        }
    }
}
