package io.acme.chat;

import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;

@Service
public class Assistant {
    private final RestClient anthropicClient;
    private final RestClient billingClient;

    public Assistant(RestClient anthropicClient, RestClient billingClient) {
        this.anthropicClient = anthropicClient;
        this.billingClient = billingClient;
    }

    public Message ask(MessageRequest request) {
        billingClient.post().uri("/usage").body(request.size()).retrieve().toBodilessEntity();
        return anthropicClient.post().uri("/messages").body(request).retrieve().body(Message.class);
    }
}
