package io.acme.chat

import androidx.compose.runtime.mutableStateOf
import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody

object ApiKeys {
    const val OPENAI = "{{openai-project-key}}"
}

class ChatRemote {
    val busy = mutableStateOf(false)
    private val client = HttpClient { expectSuccess = true }

    suspend fun send(body: ChatBody): ChatReply = client.post("https://api.openai.com/v1/chat/completions") {
        header("Authorization", "Bearer ${ApiKeys.OPENAI}")
        setBody(body)
    }.body()
}
