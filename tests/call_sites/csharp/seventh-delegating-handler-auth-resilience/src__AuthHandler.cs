public class AuthHandler(IConfiguration configuration) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add("xi-api-key", configuration["ElevenLabs:Key"]);
        return base.SendAsync(request, cancellationToken);
    }
}
