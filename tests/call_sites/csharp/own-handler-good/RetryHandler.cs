using System.Net;

namespace Acme;

public sealed class RetryHandler : DelegatingHandler
{
    private const int MaxRetries = 4;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            var response = await base.SendAsync(request, ct);
            var transient = response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
            if (!transient || attempt >= MaxRetries) return response;
            var wait = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromMilliseconds(Math.Min(20_000, 500 * Math.Pow(2, attempt)) + Random.Shared.Next(250));
            response.Dispose();
            await Task.Delay(wait, ct);
        }
    }
}
