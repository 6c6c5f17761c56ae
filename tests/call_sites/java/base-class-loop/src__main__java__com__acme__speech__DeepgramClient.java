package com.acme.speech;

import com.acme.http.ApiClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;

public final class DeepgramClient extends ApiClient {
    private final String key = System.getenv("DEEPGRAM_API_KEY");

    public String transcribe(Path audio) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.deepgram.com/v1/listen"))
                .header("Authorization", "Token " + key)
                .timeout(Duration.ofMinutes(2))
                .POST(HttpRequest.BodyPublishers.ofFile(audio))
                .build();
        return execute(request);
    }
}

