package com.acme.tts;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

public class Speaker {
    private static final RetryPolicy<HttpResponse<byte[]>> RETRY = RetryPolicy.<HttpResponse<byte[]>>builder()
            .handle(IOException.class)
            .handleResultIf(r -> r.statusCode() == 429 || r.statusCode() >= 500)
            .withBackoff(500, 20_000, ChronoUnit.MILLIS)
            .withJitter(0.25)
            .withMaxRetries(4)
            .build();
    private final HttpClient client = HttpClient.newHttpClient();

    public byte[] speak(String json) {
        var request = HttpRequest.newBuilder(URI.create("https://api.cartesia.ai/tts/bytes"))
                .timeout(Duration.ofSeconds(30))
                .header("X-API-Key", System.getenv("CARTESIA_API_KEY"))
                .header("Cartesia-Version", "2024-06-10")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<byte[]> response = Failsafe.with(RETRY).get(() -> client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        if (response.statusCode() != 200) throw new IllegalStateException("cartesia " + response.statusCode());
        return response.body();
    }
}
