using Grpc.Core;

public static class Factory
{
    public static Channel Create() => new Channel("speech.example-voice.com:50051", ChannelCredentials.Insecure);
}
