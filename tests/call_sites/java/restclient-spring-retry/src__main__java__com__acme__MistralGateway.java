package com.acme;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

import java.time.Duration;

@Component
public class MistralGateway {
    private final RestClient client;

    public MistralGateway(@Value("${mistral.api-key}") String key) {
        var factory = new JdkClientHttpRequestFactory();
        factory.setReadTimeout(Duration.ofSeconds(45));
        this.client = RestClient.builder()
                .baseUrl("https://api.mistral.ai")
                .requestFactory(factory)
                .defaultHeader("Authorization", "Bearer " + key)
                .build();
    }

    @Retryable(
            retryFor = {HttpServerErrorException.class, HttpClientErrorException.TooManyRequests.class},
            maxAttempts = 4,
            backoff = @Backoff(delay = 500, multiplier = 2, maxDelay = 10_000, random = true))
    public ChatResponse chat(ChatRequest request) {
        return client.post().uri("/v1/chat/completions").body(request).retrieve().body(ChatResponse.class);
    }
}

