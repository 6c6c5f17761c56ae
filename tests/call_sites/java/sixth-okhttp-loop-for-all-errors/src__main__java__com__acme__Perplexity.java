package com.acme;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class Perplexity {
    private final OkHttpClient http = new OkHttpClient();

    public String ask(RequestBody body) throws InterruptedException {
        int tries = 0;
        while (tries < 5) {
            try {
                Request request = new Request.Builder()
                        .url("https://api.perplexity.ai/chat/completions")
                        .addHeader("Authorization", "Bearer " + System.getenv("PERPLEXITY_API_KEY"))
                        .post(body).build();
                try (Response response = http.newCall(request).execute()) {
                    if (!response.isSuccessful()) throw new RuntimeException("status " + response.code());
                    return response.body().string();
                }
            } catch (Exception e) {
                tries++;
                Thread.sleep(2000);
            }
        }
        throw new IllegalStateException("perplexity is down");
    }
}
