package voice;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

class Live {
    private final OkHttpClient http = new OkHttpClient();

    WebSocket open(WebSocketListener listener) {
        String key = System.getenv("GEMINI_API_KEY");
        String url = "wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent?key=" + key;
        return http.newWebSocket(new Request.Builder().url(url).build(), listener);
    }
}
