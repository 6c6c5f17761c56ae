package com.acme.rag;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.timelimiter.annotation.TimeLimiter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Service;

@Service
public class Reranker {
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    @CircuitBreaker(name = "cohere", fallbackMethod = "unranked")
    public String rerank(String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create("https://api.cohere.com/v2/rerank"))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + System.getenv("COHERE_API_KEY"))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException("cohere answered " + response.statusCode());
        }
        return response.body();
    }

    public String unranked(String json, Throwable cause) {
        return json;
    }
}
