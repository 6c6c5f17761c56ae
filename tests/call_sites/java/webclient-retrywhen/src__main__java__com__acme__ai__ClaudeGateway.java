package com.acme.ai;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

@Component
public class ClaudeGateway {
    private final WebClient webClient;

    public ClaudeGateway(WebClient.Builder builder, @Value("${anthropic.key}") String key) {
        this.webClient = builder.baseUrl("https://api.anthropic.com")
                .defaultHeader("x-api-key", key)
                .defaultHeader("anthropic-version", "2023-06-01")
                .build();
    }

    public Mono<String> complete(MessageRequest request) {
        return webClient.post()
                .uri("/v1/messages")
                .bodyValue(request)
                .retrieve()
                .bodyToMono(String.class)
                .timeout(Duration.ofSeconds(90))
                .retryWhen(Retry.backoff(4, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(30)).filter(this::transientError));
    }

    private boolean transientError(Throwable t) {
        return t instanceof WebClientResponseException e && (e.getStatusCode().value() == 429 || e.getStatusCode().is5xxServerError());
    }
}
