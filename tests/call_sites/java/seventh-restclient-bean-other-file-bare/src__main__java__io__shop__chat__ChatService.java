package io.shop.chat;

import lombok.RequiredArgsConstructor;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;

@Service
@RequiredArgsConstructor
public class ChatService {
    private final RestClient groqClient;

    public ChatReply reply(ChatPrompt prompt) {
        return groqClient.post().uri("/chat/completions").contentType(MediaType.APPLICATION_JSON).body(prompt).retrieve().body(ChatReply.class);
    }
}
