package com.acme.queue;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.retry.annotation.Backoff;
import org.springframework.stereotype.Component;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

@Component
public class TranscriptionConsumer {
    private final HttpClient http = HttpClient.newHttpClient();

    @RetryableTopic(attempts = "5", backoff = @Backoff(delay = 1000, multiplier = 2.0, maxDelay = 60000))
    @KafkaListener(topics = "recordings")
    public void onRecording(byte[] audio) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.deepgram.com/v1/listen"))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Token " + System.getenv("DEEPGRAM_API_KEY"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(audio)).build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("deepgram answered " + response.statusCode());
        }
        store(response.body());
    }

    private void store(String json) { }
}
