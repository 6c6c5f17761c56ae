package com.acme.billing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestTemplate;

@Service
public class InvoiceSummaryService {

    private final RestTemplate rest;
    private final String apiKey;

    public InvoiceSummaryService(RestTemplateBuilder builder, @Value("${openai.api-key}") String apiKey) {
        this.rest = builder.setConnectTimeout(Duration.ofSeconds(5)).setReadTimeout(Duration.ofSeconds(60)).build();
        this.apiKey = apiKey;
    }

    @Retryable(
            retryFor = {HttpServerErrorException.class, HttpClientErrorException.TooManyRequests.class},
            maxAttempts = 5,
            backoff = @Backoff(delay = 1000, multiplier = 2, maxDelay = 30000, random = true))
    public String summarize(String text) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(apiKey);
        Map<String, Object> body = Map.of("model", "gpt-4o-mini", "messages", List.of(Map.of("role", "user", "content", text)));
        return rest.exchange("https://api.openai.com/v1/chat/completions", HttpMethod.POST, new HttpEntity<>(body, headers), String.class).getBody();
    }
}
