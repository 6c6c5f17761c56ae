package app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

public class Dg {
    private final HttpClient client = HttpClient.newHttpClient();

    public String listen(Path audio) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.deepgram.com/v1/listen"))
            .header("Authorization", "Token " + System.getenv("DEEPGRAM_API_KEY"))
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofFile(audio))
            .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        return response.body();
    }
}
