package com.bank.notify;

import java.time.Duration;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestTemplate;

@Service
public class SmsService {
    private final RestTemplate rest;
    private final NotifyProperties properties;

    public SmsService(RestTemplateBuilder builder, NotifyProperties properties) {
        this.rest = builder.setConnectTimeout(Duration.ofSeconds(2)).setReadTimeout(Duration.ofSeconds(15)).build();
        this.properties = properties;
    }

    @Retryable(
            retryFor = {HttpServerErrorException.class, HttpClientErrorException.TooManyRequests.class, ResourceAccessException.class},
            maxAttempts = 4,
            backoff = @Backoff(delay = 500, multiplier = 2.0, maxDelay = 10_000, random = true))
    public EmbeddingResponse embed(EmbeddingRequest body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(properties.getToken());
        return rest.postForObject("https://api.mistral.ai/v1/embeddings", new HttpEntity<>(body, headers), EmbeddingResponse.class);
    }
}
