package com.acme;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class ChatService {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String apiKey;

    public ChatService(String apiKey) {
        this.apiKey = apiKey;
    }

    public String ask(String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create("https://api.openai.com/v1/chat/completions"))
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        int lastStatus = 0;
        for (int attempt = 1; attempt <= 4; attempt++) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            lastStatus = response.statusCode();
            if (lastStatus == 200) {
                return response.body();
            }
            if (lastStatus != 429 && lastStatus < 500) {
                break;
            }
            Thread.sleep(1000L * attempt);
        }
        throw new IllegalStateException("OpenAI answered " + lastStatus);
    }
}

