package io.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText

class Embeddings(private val http: HttpClient) {
    suspend fun of(text: String): String = http.post("https://api.mistral.ai/v1/embeddings") {
        bearerAuth(System.getenv("MISTRAL_API_KEY"))
        setBody(text)
    }.bodyAsText()
}

suspend fun main(args: Array<String>) {
    val http = HttpClient(CIO) { expectSuccess = true }
    println(Embeddings(http).of(args.first()))
}
