package com.acme.speech;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

public final class TranscriptionClient {

    private static final RetryConfig CONFIG = RetryConfig.<HttpResponse<String>>custom()
            .maxAttempts(5)
            .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2.0, 0.5, Duration.ofSeconds(30)))
            .retryOnResult(r -> r.statusCode() == 429 || r.statusCode() >= 500)
            .retryExceptions(IOException.class)
            .build();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Retry retry = Retry.of("deepgram", CONFIG);
    private final String key;

    public TranscriptionClient(String key) {
        this.key = key;
    }

    public String transcribe(Path audio) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.deepgram.com/v1/listen?model=nova-2"))
                .header("Authorization", "Token " + key)
                .header("Content-Type", "audio/mpeg")
                .timeout(Duration.ofMinutes(2))
                .POST(HttpRequest.BodyPublishers.ofFile(audio))
                .build();
        Callable<HttpResponse<String>> call = Retry.decorateCallable(retry, () -> http.send(request, HttpResponse.BodyHandlers.ofString()));
        HttpResponse<String> response = call.call();
        if (response.statusCode() != 200) {
            throw new IOException("deepgram answered " + response.statusCode());
        }
        return response.body();
    }
}
