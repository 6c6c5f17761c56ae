package com.acme.ai;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@Service
public class CohereService {
    private final WebClient client = WebClient.create("https://api.cohere.com");

    public Mono<String> chat(ChatBody body) {
        return client.post()
                .uri("/v2/chat")
                .header("Authorization", "Bearer {{random:40}}")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .retrieve()
                .bodyToMono(String.class);
    }
}
