package com.acme.ai;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

@Component
public class ClaudeGateway {
    private final WebClient webClient;

    public ClaudeGateway(@Value("${anthropic.key}") String key) {
        this.webClient = WebClient.builder().baseUrl("https://api.anthropic.com").defaultHeader("x-api-key", key).build();
    }

    public String complete(Object request) {
        return webClient.post().uri("/v1/messages").bodyValue(request).retrieve().bodyToMono(String.class).block();
    }
}
