package eu.shop.ai;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

@Component
public class SummaryClient {
    private static final RetryBackoffSpec POLICY = Retry.backoff(4, Duration.ofMillis(500))
            .maxBackoff(Duration.ofSeconds(20))
            .jitter(0.6)
            .filter(SummaryClient::worthAnotherTry);

    private final WebClient web;

    public SummaryClient(WebClient.Builder builder, @Value("${app.openai.key}") String key) {
        this.web = builder.baseUrl("https://api.openai.com").defaultHeader("Authorization", "Bearer " + key).build();
    }

    public Mono<String> summary(Object request) {
        return web.post().uri("/v1/responses").bodyValue(request).retrieve()
                .bodyToMono(String.class)
                .timeout(Duration.ofSeconds(45))
                .retryWhen(POLICY);
    }

    private static boolean worthAnotherTry(Throwable t) {
        return t instanceof WebClientResponseException e
                && (e.getStatusCode().value() == 429 || e.getStatusCode().is5xxServerError());
    }
}
