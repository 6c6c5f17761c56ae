package com.acme.ai;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.RestTemplate;

@Service
public class GeminiService {
    private static final int MAX_RETRIES = 2;
    private final RestTemplate restTemplate;
    private final String apiUrl;
    private final String apiKey;

    public GeminiService(RestTemplate restTemplate, @Value("${gemini.api.url}") String apiUrl, @Value("${gemini.api.key}") String apiKey) {
        this.restTemplate = restTemplate;
        this.apiUrl = apiUrl;
        this.apiKey = apiKey;
    }

    public String ask(Map<String, Object> body) {
        String url = apiUrl + "?key=" + apiKey;
        int attempt = 0;
        while (true) {
            try {
                ResponseEntity<String> response = restTemplate.postForEntity(url, body, String.class);
                return response.getBody();
            } catch (HttpStatusCodeException e) {
                boolean again = e.getStatusCode().value() == 429 || e.getStatusCode().is5xxServerError();
                if (!again || attempt++ >= MAX_RETRIES) {
                    throw e;
                }
                sleep(4000L);
            }
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
