package io.media;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

@Component
public class Transcriber {
    private final WebClient deepgramWebClient;

    public Transcriber(WebClient deepgramWebClient) {
        this.deepgramWebClient = deepgramWebClient;
    }

    public Mono<Transcript> transcribe(byte[] audio) {
        return deepgramWebClient.post().uri("/v1/listen?model=nova-2").bodyValue(audio).retrieve().bodyToMono(Transcript.class)
                .retryWhen(Retry.backoff(4, Duration.ofMillis(500)).jitter(0.5).filter(Transcriber::isTransient));
    }

    static boolean isTransient(Throwable e) {
        return e instanceof WebClientResponseException r && (r.getStatusCode().value() == 429 || r.getStatusCode().is5xxServerError());
    }
}
