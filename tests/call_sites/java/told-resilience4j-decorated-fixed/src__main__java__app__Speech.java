package app;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;

public class Speech {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Retry retry = Retry.of("speech", RetryConfig.custom().maxAttempts(4).waitDuration(Duration.ofSeconds(2)).build());

    String speak(String body) throws Exception {
        Callable<String> call = Retry.decorateCallable(retry, () -> send(body));
        return call.call();
    }

    private String send(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/audio/speech"))
            .header("Authorization", "Bearer " + System.getenv("OPENAI_API_KEY"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 429 || response.statusCode() >= 500) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return response.body();
    }
}
