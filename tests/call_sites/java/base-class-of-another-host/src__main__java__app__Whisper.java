package app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

abstract class Base {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Base(String url) {
        this.url = url;
    }

    String ask(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(20))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return response.body();
    }
}

class Whisper extends Base {
    Whisper() {
        super("http://whisper.internal:8080/transcribe");
    }
}
