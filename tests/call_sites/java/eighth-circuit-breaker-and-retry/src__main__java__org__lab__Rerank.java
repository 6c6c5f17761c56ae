package org.lab;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

@Component
public class Rerank {
    private final HttpClient http = HttpClient.newHttpClient();

    @CircuitBreaker(name = "cohere")
    @Retry(name = "cohere")
    public String rerank(String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.cohere.com/v2/rerank"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + System.getenv("COHERE_API_KEY"))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) throw new IOException("cohere " + response.statusCode());
        return response.body();
    }
}
