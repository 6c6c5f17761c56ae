package io.acme.data

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.post
import io.ktor.client.request.setBody

class GroqRepository(private val client: HttpClient) {
    suspend fun ask(prompt: Prompt): Reply = client.post("chat/completions") { setBody(prompt) }.body()
}
