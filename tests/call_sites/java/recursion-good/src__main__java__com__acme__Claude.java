package com.acme;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class Claude {
    private static final int MAX = 4;
    private final OkHttpClient http = new OkHttpClient();
    private final String key;

    public Claude(String key) {
        this.key = key;
    }

    public String ask(String json) throws IOException, InterruptedException {
        return ask(json, 0);
    }

    private String ask(String json, int attempt) throws IOException, InterruptedException {
        Request request = new Request.Builder()
                .url("https://api.anthropic.com/v1/messages")
                .header("x-api-key", key)
                .header("anthropic-version", "2023-06-01")
                .post(RequestBody.create(json, MediaType.get("application/json")))
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (response.isSuccessful()) {
                return response.body().string();
            }
            boolean again = response.code() == 429 || response.code() >= 500;
            if (!again || attempt >= MAX) {
                throw new IOException("anthropic " + response.code());
            }
            String after = response.header("Retry-After");
            long wait = after != null ? Long.parseLong(after) * 1000 : (1L << attempt) * 500 + ThreadLocalRandom.current().nextInt(300);
            Thread.sleep(wait);
        }
        return ask(json, attempt + 1);
    }
}
