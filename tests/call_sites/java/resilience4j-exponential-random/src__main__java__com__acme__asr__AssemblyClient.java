package com.acme.asr;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class AssemblyClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Retry retry = Retry.of("assemblyai", RetryConfig.<HttpResponse<String>>custom()
            .maxAttempts(5)
            .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2.0, 0.5, Duration.ofSeconds(20)))
            .retryOnResult(r -> r.statusCode() == 429 || r.statusCode() >= 500)
            .retryExceptions(IOException.class)
            .build());

    public String submit(String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.assemblyai.com/v2/transcript"))
                .timeout(Duration.ofSeconds(30))
                .header("authorization", System.getenv("ASSEMBLYAI_API_KEY"))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = Retry.decorateCheckedSupplier(retry,
                () -> http.send(request, HttpResponse.BodyHandlers.ofString())).get();
        if (response.statusCode() != 200) {
            throw new IOException("transcript: " + response.statusCode());
        }
        return response.body();
    }
}
