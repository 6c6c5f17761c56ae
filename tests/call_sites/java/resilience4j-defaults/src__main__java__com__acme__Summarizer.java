package com.acme;

import io.github.resilience4j.retry.Retry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class Summarizer {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Retry retry = Retry.ofDefaults("mistral");

    public String summarize(String json) throws Exception {
        return retry.executeCallable(() -> call(json));
    }

    private String call(String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.mistral.ai/v1/chat/completions"))
                .header("Authorization", "Bearer " + System.getenv("MISTRAL_API_KEY"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException("mistral " + response.statusCode());
        }
        return response.body();
    }
}

