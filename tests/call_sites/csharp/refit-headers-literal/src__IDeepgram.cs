using Refit;

[Headers("Authorization: Token {{deepgram-api-key}}")]
public interface IDeepgram
{
    [Post("/v1/listen")]
    Task<string> Listen([Body] Stream audio);
}

public static class Deepgram
{
    public static IDeepgram Create() => RestService.For<IDeepgram>("https://api.deepgram.com");
}
