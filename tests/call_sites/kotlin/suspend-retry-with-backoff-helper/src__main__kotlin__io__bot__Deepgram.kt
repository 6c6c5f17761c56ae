package io.bot

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText

class Deepgram {
    private val client = HttpClient(CIO) { install(HttpTimeout) { requestTimeoutMillis = 60_000 } }
    private val key = System.getenv("DEEPGRAM_API_KEY")

    suspend fun listen(audio: ByteArray): String = retryWithBackoff {
        val response = client.post("https://api.deepgram.com/v1/listen?model=nova-2") {
            header("Authorization", "Token $key")
            setBody(audio)
        }
        if (response.status.value == 429 || response.status.value >= 500) throw TransientException("deepgram ${response.status}")
        check(response.status.value == 200) { "deepgram ${response.status}" }
        response.bodyAsText()
    }
}
