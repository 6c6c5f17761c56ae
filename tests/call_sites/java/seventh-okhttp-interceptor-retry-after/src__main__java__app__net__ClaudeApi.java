package app.net;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class ClaudeApi {
    private final OkHttpClient http = new OkHttpClient.Builder().addInterceptor(new BackoffInterceptor(4)).build();

    public String message(RequestBody body) throws IOException {
        Request request = new Request.Builder()
                .url("https://api.anthropic.com/v1/messages")
                .addHeader("x-api-key", System.getenv("ANTHROPIC_API_KEY"))
                .addHeader("anthropic-version", "2023-06-01")
                .post(body)
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("HTTP " + response.code());
            }
            return response.body().string();
        }
    }
}
