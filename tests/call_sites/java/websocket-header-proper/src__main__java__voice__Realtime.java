package voice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;

class Realtime {
    WebSocket open(WebSocket.Listener listener) {
        return HttpClient.newHttpClient().newWebSocketBuilder()
                .header("Authorization", "Bearer " + System.getenv("OPENAI_API_KEY"))
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(URI.create("wss://api.openai.com/v1/realtime?model=gpt-realtime"), listener)
                .join();
    }
}
