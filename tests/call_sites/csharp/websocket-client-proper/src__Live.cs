using System.Net.WebSockets;

public class Live
{
    public async Task<ClientWebSocket> Connect(IConfiguration config, CancellationToken ct)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Token {config["Deepgram:Key"]}");
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
        await socket.ConnectAsync(new Uri("wss://api.deepgram.com/v1/listen?encoding=linear16"), ct);
        return socket;
    }
}
