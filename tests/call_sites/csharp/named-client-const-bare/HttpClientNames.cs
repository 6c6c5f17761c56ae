namespace Acme;

public static class HttpClientNames
{
    public const string Deepgram = "deepgram";
}
