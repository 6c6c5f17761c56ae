package com.acme;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

public class Embedder {
    private final WebClient web = WebClient.builder()
            .baseUrl("https://api.mistral.ai")
            .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + System.getenv("MISTRAL_API_KEY"))
            .build();

    public Mono<String> embed(EmbedRequest request) {
        return web.post()
                .uri("/v1/embeddings")
                .bodyValue(request)
                .retrieve()
                .bodyToMono(String.class)
                .timeout(Duration.ofSeconds(20))
                .retry(3);
    }
}

