package io.acme.stt

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.engine.cio.endpoint
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText
import io.ktor.http.isSuccess

class Transcriber {
    private val client = HttpClient(CIO) {
        engine {
            requestTimeout = 0
            maxConnectionsCount = 50
        }
    }

    suspend fun transcribe(wav: ByteArray): String {
        val response = client.post("https://api.deepgram.com/v1/listen?smart_format=true") {
            header("Authorization", "Token ${System.getenv("DEEPGRAM_API_KEY")}")
            setBody(wav)
        }
        check(response.status.isSuccess()) { "deepgram ${response.status}" }
        return response.bodyAsText()
    }
}
