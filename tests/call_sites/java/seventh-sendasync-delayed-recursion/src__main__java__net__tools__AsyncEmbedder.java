package net.tools;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

public final class AsyncEmbedder {
    private static final int MAX_ATTEMPTS = 5;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String key = System.getenv("COHERE_API_KEY");

    public CompletableFuture<String> embed(String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.cohere.com/v2/embed"))
                .header("Authorization", "Bearer " + key)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return attempt(request, 0);
    }

    private CompletableFuture<String> attempt(HttpRequest request, int attempt) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenCompose(response -> {
            int status = response.statusCode();
            if (status == 200) {
                return CompletableFuture.completedFuture(response.body());
            }
            if ((status != 429 && status < 500) || attempt + 1 >= MAX_ATTEMPTS) {
                return CompletableFuture.failedFuture(new IllegalStateException("cohere " + status));
            }
            long wait = (1L << attempt) * 500 + ThreadLocalRandom.current().nextLong(250);
            var later = CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS);
            return CompletableFuture.supplyAsync(() -> null, later).thenCompose(x -> attempt(request, attempt + 1));
        });
    }
}
