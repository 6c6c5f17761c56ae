using System; using System.Net.Http; using System.Threading.Tasks; using Polly; using Polly.Retry;
public class S {
  private readonly HttpClient _http = new HttpClient { BaseAddress = new Uri("https://api.elevenlabs.io/v1/") };
  private readonly AsyncRetryPolicy<HttpResponseMessage> _policy = Policy.HandleResult<HttpResponseMessage>(r => (int)r.StatusCode == 429 || (int)r.StatusCode >= 500)
    .WaitAndRetryAsync(5, n => TimeSpan.FromSeconds(Math.Pow(2, n)) + TimeSpan.FromMilliseconds(Random.Shared.Next(0, 500)));
  private Task<HttpResponseMessage> Run(Func<Task<HttpResponseMessage>> f) => _policy.ExecuteAsync(f);
  public async Task<string> Voices() {
    var r = await Run(() => _http.GetAsync("voices"));
    r.EnsureSuccessStatusCode();
    return await r.Content.ReadAsStringAsync();
  }
}
