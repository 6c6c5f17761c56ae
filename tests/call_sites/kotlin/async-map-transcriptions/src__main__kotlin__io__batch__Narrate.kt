package io.batch

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.readRawBytes
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope

private val client = HttpClient(CIO) {
    expectSuccess = true
    install(HttpTimeout) { requestTimeoutMillis = 60_000 }
}

suspend fun narrate(paragraphs: List<String>, voice: String): List<ByteArray> = coroutineScope {
    paragraphs.map { text ->
        async {
            client.post("https://api.elevenlabs.io/v1/text-to-speech/$voice") {
                header("xi-api-key", System.getenv("ELEVENLABS_API_KEY"))
                setBody(mapOf("text" to text))
            }.readRawBytes()
        }
    }.awaitAll()
}
