package com.acme.llm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

public final class ClaudeClient {
    private static final int MAX_ATTEMPTS = 5;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String key;

    public ClaudeClient(String key) {
        this.key = key;
    }

    public String complete(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.anthropic.com/v1/messages"))
                .timeout(Duration.ofSeconds(60))
                .header("x-api-key", key)
                .header("anthropic-version", "2023-06-01")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        for (int attempt = 0; ; attempt++) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status == 200) {
                return response.body();
            }
            boolean retryable = status == 429 || status >= 500;
            if (!retryable || attempt + 1 >= MAX_ATTEMPTS) {
                throw new IOException("Anthropic answered " + status);
            }
            long backoff = Math.min(30_000L, 500L << attempt);
            long wait = response.headers().firstValue("retry-after")
                    .map(s -> Long.parseLong(s) * 1000L)
                    .orElse(backoff + ThreadLocalRandom.current().nextLong(250));
            Thread.sleep(wait);
        }
    }
}
