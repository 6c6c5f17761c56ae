package app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

class Score {
    String score(String json) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("https://api.voxmeter.io/v1/score"))
                .timeout(Duration.ofSeconds(20))
                .header("x-vox-key", System.getenv("VOX_KEY"))
                .POST(HttpRequest.BodyPublishers.ofString(json)).build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) throw new IllegalStateException();
        return response.body();
    }
}
