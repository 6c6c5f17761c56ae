package com.acme;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import java.io.IOException;
import java.time.Duration;

public class Grok {
    private final OkHttpClient client = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(40)).build();
    private final RetryPolicy<Response> policy = RetryPolicy.<Response>builder()
            .handle(IOException.class)
            .handleResultIf(r -> r.code() == 429 || r.code() >= 500)
            .withDelay(Duration.ofSeconds(2))
            .withMaxRetries(3)
            .build();

    public Response ask(RequestBody body) {
        Request request = new Request.Builder()
                .url("https://api.x.ai/v1/chat/completions")
                .header("Authorization", "Bearer " + System.getenv("XAI_API_KEY"))
                .post(body)
                .build();
        return Failsafe.with(policy).get(() -> client.newCall(request).execute());
    }
}
