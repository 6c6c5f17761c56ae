using System.Net;

namespace Acme;

public class RetryHandler : DelegatingHandler
{
    public RetryHandler() : base(new HttpClientHandler()) { }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        HttpResponseMessage response = null;
        for (int i = 0; i < 3; i++)
        {
            response = await base.SendAsync(request, ct);
            if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500)
            {
                return response;
            }
            await Task.Delay(2000, ct);
        }
        return response;
    }
}
