package com.acme.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

public abstract class ApiClient {
    private static final int MAX_ATTEMPTS = 5;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    protected String execute(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status < 300) {
                return response.body();
            }
            if ((status != 429 && status < 500) || attempt + 1 >= MAX_ATTEMPTS) {
                throw new IOException("status " + status);
            }
            long wait = Math.min(30_000L, 500L << attempt);
            Thread.sleep(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2));
        }
    }
}
