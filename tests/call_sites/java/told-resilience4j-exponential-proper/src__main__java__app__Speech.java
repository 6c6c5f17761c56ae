package app;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class Speech {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Retry retry = Retry.of("speech", RetryConfig.custom()
        .maxAttempts(4)
        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2.0, Duration.ofSeconds(20)))
        .retryExceptions(TransientException.class)
        .build());

    String speak(String body) throws Exception {
        return retry.executeCallable(() -> send(body));
    }

    private String send(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/audio/speech"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + System.getenv("OPENAI_API_KEY"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 429 || response.statusCode() >= 500) {
            throw new TransientException(response.statusCode());
        }
        if (response.statusCode() >= 400) {
            throw new IllegalArgumentException("status " + response.statusCode());
        }
        return response.body();
    }
}
