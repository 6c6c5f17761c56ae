package org.lab;

import io.github.resilience4j.ratelimiter.annotation.RateLimiter;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class Translate {
    private final OkHttpClient client = new OkHttpClient();

    @RateLimiter(name = "mistral")
    public String translate(RequestBody body) throws IOException {
        Request request = new Request.Builder().url("https://api.mistral.ai/v1/chat/completions").header("Authorization", "Bearer " + System.getenv("MISTRAL_API_KEY")).post(body).build();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() != 200) throw new IOException("mistral: " + response.code());
            return response.body().string();
        }
    }
}
