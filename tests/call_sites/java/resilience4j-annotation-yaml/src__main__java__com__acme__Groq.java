package com.acme;

import io.github.resilience4j.retry.annotation.Retry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

@Service
public class Groq {
    private final RestTemplate rest;
    private final String key;

    public Groq(RestTemplate rest, @Value("${groq.key}") String key) {
        this.rest = rest;
        this.key = key;
    }

    @Retry(name = "groq")
    public String chat(String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(key);
        return rest.postForObject("https://api.groq.com/openai/v1/chat/completions", new HttpEntity<>(body, headers), String.class);
    }
}

