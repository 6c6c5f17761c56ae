package org.lab.embed;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.client.WebClient;

@Service
@RequiredArgsConstructor
public class EmbedService {
    private final WebClient webClient;

    public Vector embed(Text text) {
        return webClient.post().uri("/embeddings").bodyValue(text).retrieve().bodyToMono(Vector.class).block();
    }
}
