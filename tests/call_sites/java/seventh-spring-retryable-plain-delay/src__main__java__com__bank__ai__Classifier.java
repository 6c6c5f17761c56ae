package com.bank.ai;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Recover;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestTemplate;

@Component
class Classifier {
    private final RestTemplate restTemplate;

    @Value("${openai.key}")
    private String key;

    Classifier(RestTemplateBuilder builder) {
        restTemplate = builder.connectTimeout(Duration.ofSeconds(2)).readTimeout(Duration.ofSeconds(30)).build();
    }

    @Retryable(maxAttempts = 5, backoff = @Backoff(delay = 2000))
    public Label classify(String json) {
        var headers = new HttpHeaders();
        headers.setBearerAuth(key);
        return restTemplate.exchange("https://api.openai.com/v1/chat/completions", HttpMethod.POST, new HttpEntity<>(json, headers), Label.class).getBody();
    }

    @Recover
    Label unknown(HttpServerErrorException e, String json) {
        return Label.UNKNOWN;
    }
}
