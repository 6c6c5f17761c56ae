package io.acme.tts

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpRequestRetry
import io.ktor.client.plugins.retry
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.readRawBytes

class Voices(private val key: String) {
    private val client = HttpClient(CIO) {
        expectSuccess = true
        install(HttpRequestRetry)
    }

    suspend fun speak(voice: String, json: String): ByteArray = client.post("https://api.elevenlabs.io/v1/text-to-speech/$voice") {
        header("xi-api-key", key)
        setBody(json)
        retry {
            retryOnServerErrors(maxRetries = 3)
            constantDelay(millis = 1000)
        }
    }.readRawBytes()
}
