package com.acme.billing;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.HttpClientErrorException.TooManyRequests;
import org.springframework.web.client.RestTemplate;

@Service
public class InvoiceSummaryService {

    @Value("${openai.api-key}")
    private String apiKey;

    private final RestTemplate rest = new RestTemplate();

    @Retryable(value = {HttpServerErrorException.class, TooManyRequests.class}, maxAttempts = 3, backoff = @Backoff(delay = 2000))
    public String summarize(String text) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(apiKey);
        Map<String, Object> body = Map.of("model", "gpt-4o-mini", "messages", List.of(Map.of("role", "user", "content", text)));
        return rest.postForObject("https://api.openai.com/v1/chat/completions", new HttpEntity<>(body, headers), String.class);
    }
}
