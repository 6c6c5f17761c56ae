package com.acme.ai;

import io.github.resilience4j.retry.annotation.Retry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

@Component
public class Translator {
    private final RestClient client;

    public Translator(@Value("${deepl.key}") String key) {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setReadTimeout(Duration.ofSeconds(20));
        this.client = RestClient.builder().baseUrl("https://api.mistral.ai").defaultHeader("Authorization", "Bearer " + key).requestFactory(factory).build();
    }

    @Retry(name = "mistral", fallbackMethod = "original")
    public String translate(String text) {
        return client.post().uri("/v1/chat/completions").body(new Prompt(text)).retrieve().body(Answer.class).first();
    }

    String original(String text, Throwable t) {
        return text;
    }
}
