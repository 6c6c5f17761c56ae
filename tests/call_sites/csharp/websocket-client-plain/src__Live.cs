using System.Net.WebSockets;

public class Live
{
    public async Task<ClientWebSocket> Connect(string key)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Token " + key);
        await socket.ConnectAsync(new Uri("ws://api.deepgram.com/v1/listen?encoding=linear16"), CancellationToken.None);
        return socket;
    }
}
