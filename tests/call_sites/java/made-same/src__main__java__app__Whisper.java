package app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

class Base {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String key;

    Base(String url, String key) {
        this.url = url;
        this.key = key;
    }

    String ask(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return response.body();
    }
}

class Clients {
    static Base whisper(String key) {
        return new Base("https://api.openai.com/v1/embeddings", key);
    }
}
