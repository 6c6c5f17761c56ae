package com.example.embed;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import java.time.Duration;

@Component
public class EmbeddingClient {
    private final WebClient web = WebClient.builder()
            .baseUrl("https://api.cohere.com")
            .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + System.getenv("COHERE_API_KEY"))
            .build();

    public Mono<Embeddings> embed(EmbedRequest request) {
        return web.post().uri("/v2/embed")
                .bodyValue(request)
                .retrieve()
                .bodyToMono(Embeddings.class)
                .timeout(Duration.ofSeconds(20))
                .retryWhen(Retry.backoff(4, Duration.ofMillis(400)).maxBackoff(Duration.ofSeconds(10)));
    }
}
