package org.lab;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

public class Poller {
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    CompletableFuture<byte[]> speak(String json, int left) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.cartesia.ai/tts/bytes"))
                .timeout(Duration.ofSeconds(20))
                .header("X-API-Key", System.getenv("CARTESIA_API_KEY"))
                .header("Cartesia-Version", "2024-06-10")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenCompose(r -> {
            if (r.statusCode() == 200) return CompletableFuture.completedFuture(r.body());
            if (left == 0 || (r.statusCode() != 429 && r.statusCode() < 500)) return CompletableFuture.failedFuture(new IllegalStateException("cartesia " + r.statusCode()));
            long wait = (long) (Math.pow(2, 4 - left) * 500) + ThreadLocalRandom.current().nextLong(200);
            return CompletableFuture.runAsync(() -> { }, CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS)).thenCompose(x -> speak(json, left - 1));
        });
    }
}
