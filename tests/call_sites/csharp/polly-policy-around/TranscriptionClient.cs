using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace Acme.Speech
{
    public class TranscriptionClient
    {
        private static readonly HttpClient Client = new HttpClient();

        private readonly AsyncRetryPolicy<HttpResponseMessage> _retry = Policy
            .Handle<HttpRequestException>()
            .OrResult<HttpResponseMessage>(r => r.StatusCode == (HttpStatusCode)429 || (int)r.StatusCode >= 500)
            .WaitAndRetryAsync(4, n => TimeSpan.FromSeconds(Math.Pow(2, n)) + TimeSpan.FromMilliseconds(new Random().Next(0, 300)));

        public async Task<string> TranscribeAsync(string path)
        {
            var response = await _retry.ExecuteAsync(async () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, "https://api.deepgram.com/v1/listen?model=nova-2");
                request.Headers.Authorization = new AuthenticationHeaderValue("Token", Environment.GetEnvironmentVariable("DEEPGRAM_API_KEY"));
                request.Content = new StreamContent(File.OpenRead(path));
                return await Client.SendAsync(request);
            });
            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStringAsync();
        }
    }
}
