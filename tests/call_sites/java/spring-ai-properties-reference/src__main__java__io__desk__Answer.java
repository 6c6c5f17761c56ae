package io.desk;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.stereotype.Service;

@Service
class Answer {
    private final ChatClient chat;

    Answer(ChatClient.Builder builder) {
        this.chat = builder.defaultSystem("You are terse.").build();
    }

    String to(String question) {
        return chat.prompt().user(question).call().content();
    }
}
