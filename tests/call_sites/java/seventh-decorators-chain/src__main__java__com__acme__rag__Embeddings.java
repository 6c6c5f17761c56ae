package com.acme.rag;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.decorators.Decorators;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class Embeddings {
    private final HttpClient http = HttpClient.newHttpClient();
    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("voyage");
    private final Retry retry = Retry.of("voyage", RetryConfig.<HttpResponse<String>>custom()
            .maxAttempts(4)
            .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2.0))
            .retryOnResult(r -> r.statusCode() == 429 || r.statusCode() >= 500)
            .retryExceptions(UncheckedIOException.class)
            .build());

    public String embed(String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/embeddings"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + System.getenv("OPENAI_API_KEY"))
                .POST(HttpRequest.BodyPublishers.ofString(json)).build();
        HttpResponse<String> response = Decorators.ofSupplier(() -> send(request)).withRetry(retry).withCircuitBreaker(breaker).get();
        if (response.statusCode() != 200) throw new IllegalStateException("HTTP " + response.statusCode());
        return response.body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
