package com.acme.llm;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class MistralClient {
    private static final RetryPolicy<Response> POLICY = RetryPolicy.<Response>builder()
            .handle(IOException.class)
            .handleResultIf(r -> r.code() == 429 || r.code() >= 500)
            .withBackoff(1, 30, ChronoUnit.SECONDS)
            .withJitter(0.25)
            .withMaxRetries(4)
            .build();

    private final OkHttpClient http = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(60)).build();

    public String chat(String json) throws IOException {
        Request request = new Request.Builder()
                .url("https://api.mistral.ai/v1/chat/completions")
                .header("Authorization", "Bearer " + System.getenv("MISTRAL_API_KEY"))
                .post(RequestBody.create(json, MediaType.get("application/json")))
                .build();
        try (Response response = Failsafe.with(POLICY).get(() -> http.newCall(request).execute())) {
            if (!response.isSuccessful()) throw new IOException("HTTP " + response.code());
            return response.body().string();
        }
    }
}
