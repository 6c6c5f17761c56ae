package net.tools;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

public class Moderator {
    private static final URI ENDPOINT = URI.create("https://api.openai.com/v1/moderations");
    private final HttpClient client;
    private final String token;

    public Moderator(HttpClient client, String token) {
        this.client = client;
        this.token = token;
    }

    public CompletableFuture<Verdict> check(String payload) {
        var request = HttpRequest.newBuilder()
                .uri(ENDPOINT)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(r -> {
            if (r.statusCode() != 200) {
                throw new ModerationException(r.statusCode());
            }
            return Verdict.parse(r.body());
        });
    }
}
