package io.acme

import io.ktor.client.HttpClient
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText

class Summaries(private val client: HttpClient) {
    suspend fun of(text: String): String = client.post("https://api.cohere.com/v2/chat") {
        bearerAuth(System.getenv("COHERE_API_KEY"))
        setBody(text)
    }.bodyAsText()
}
