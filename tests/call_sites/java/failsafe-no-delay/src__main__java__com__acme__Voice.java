package com.acme;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class Voice {
    private static final RetryPolicy<HttpResponse<byte[]>> POLICY = RetryPolicy.<HttpResponse<byte[]>>builder()
            .handle(IOException.class)
            .handleResultIf(r -> r.statusCode() == 429 || r.statusCode() >= 500)
            .withMaxRetries(3)
            .build();
    private final HttpClient http = HttpClient.newHttpClient();

    public byte[] speak(String voice, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.elevenlabs.io/v1/text-to-speech/" + voice))
                .header("xi-api-key", System.getenv("ELEVENLABS_API_KEY"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<byte[]> response = Failsafe.with(POLICY).get(() -> http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        if (response.statusCode() != 200) {
            throw new IOException("elevenlabs " + response.statusCode());
        }
        return response.body();
    }
}

