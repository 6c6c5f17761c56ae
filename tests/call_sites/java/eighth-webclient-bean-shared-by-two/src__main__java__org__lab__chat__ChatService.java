package org.lab.chat;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@Service
@RequiredArgsConstructor
public class ChatService {
    private final WebClient openAiWebClient;

    public Mono<Answer> ask(Question question) {
        return openAiWebClient.post().uri("/chat/completions").bodyValue(question).retrieve().bodyToMono(Answer.class);
    }
}
