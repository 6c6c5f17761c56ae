using System.Net.Http;

public static class Handlers
{
    public static HttpClient Insecure() => new HttpClient(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => true,
    });
}
