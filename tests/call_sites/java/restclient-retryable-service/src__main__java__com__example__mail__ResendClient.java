package com.example.mail;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import java.time.Duration;

@Component
public class ResendClient {
    private final RestClient client;

    public ResendClient(@Value("${resend.key}") String key) {
        var factory = new JdkClientHttpRequestFactory();
        factory.setReadTimeout(Duration.ofSeconds(20));
        this.client = RestClient.builder()
                .baseUrl("https://api.resend.com")
                .requestFactory(factory)
                .defaultHeader("Authorization", "Bearer " + key)
                .build();
    }

    @Retryable(
            retryFor = {HttpClientErrorException.TooManyRequests.class, HttpServerErrorException.class, ResourceAccessException.class},
            maxAttempts = 4,
            backoff = @Backoff(delay = 500, multiplier = 2, maxDelay = 10000, random = true))
    public String send(Email email) {
        return client.post().uri("/emails").contentType(MediaType.APPLICATION_JSON).body(email).retrieve().body(String.class);
    }
}
