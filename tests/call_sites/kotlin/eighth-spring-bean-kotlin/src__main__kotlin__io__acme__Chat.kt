package io.acme

import org.springframework.stereotype.Service
import org.springframework.web.client.RestClient

@Service
class Chat(private val mistralRestClient: RestClient) {
    fun ask(request: ChatRequest): ChatReply? = mistralRestClient.post().uri("/chat/completions").body(request).retrieve().body(ChatReply::class.java)
}
