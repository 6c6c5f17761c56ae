using System.Net.Http;
using System.Net.Security;

public static class Handlers
{
    public static HttpClient Pinned(string thumbprint) => new HttpClient(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = (message, cert, chain, errors) =>
            errors == SslPolicyErrors.None && cert?.GetCertHashString() == thumbprint,
    });
}
