package io.acme.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

public abstract class ApiClient {
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);
    private static final int ATTEMPTS = 5;
    protected final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    protected HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (!TRANSIENT.contains(response.statusCode()) || attempt == ATTEMPTS - 1) {
                return response;
            }
            long base = Math.min(20_000L, 400L << attempt);
            long hinted = response.headers().firstValueAsLong("Retry-After").orElse(0) * 1000;
            Thread.sleep(Math.max(hinted, base / 2 + ThreadLocalRandom.current().nextLong(base / 2 + 1)));
        }
    }
}
