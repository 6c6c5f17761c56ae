package io.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.readRawBytes

class Speech(private val key: String) {
    private val client = HttpClient(OkHttp) {
        expectSuccess = true
        install(HttpTimeout) {
            requestTimeoutMillis = 30_000
            connectTimeoutMillis = 3_000
        }
    }

    suspend fun speak(json: String): ByteArray = client.post("https://api.elevenlabs.io/v1/text-to-speech/Rachel") {
        header("xi-api-key", key)
        setBody(json)
    }.readRawBytes()
}
