package io.acme.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class SpeechClient extends ApiClient {
    private final String apiKey;

    public SpeechClient(String apiKey) {
        this.apiKey = apiKey;
    }

    public String speak(String voice, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.elevenlabs.io/v1/text-to-speech/" + voice))
                .timeout(Duration.ofSeconds(40))
                .header("xi-api-key", apiKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = exchange(request);
        if (response.statusCode() >= 400) {
            throw new IllegalStateException(response.body());
        }
        return response.body();
    }
}
