using System.Net.Http;
using System.Net.Http.Headers;

namespace Acme.Services
{
    public class QuestionService
    {
        private readonly HttpClient _httpClient;
        private const int MaxAttempts = 5;

        public QuestionService(ISecrets secrets)
        {
            _httpClient = new HttpClient();
            _httpClient.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secrets.Get("groq"));
        }

        public async Task<string> Ask(string prompt)
        {
            return await ExecuteWithRetryAsync(
                operationName: "ask",
                operation: async () =>
                {
                    await WaitForSlotAsync();
                    return await SendRequestAsync(prompt);
                });
        }

        private async Task<string> SendRequestAsync(string body)
        {
            var response = await _httpClient.PostAsync("https://api.groq.com/openai/v1/chat/completions", new StringContent(body));
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStringAsync();
        }

        private async Task<string> ExecuteWithRetryAsync(string operationName, Func<Task<string>> operation)
        {
            for (int attempt = 1; attempt <= MaxAttempts; attempt++)
            {
                try
                {
                    return await operation();
                }
                catch (Exception ex)
                {
                    Console.WriteLine($"{operationName} (attempt {attempt}): {ex.Message}");
                    if (attempt == MaxAttempts) throw;
                    await Task.Delay(TimeSpan.FromSeconds(3));
                }
            }
            throw new InvalidOperationException();
        }
    }
}
