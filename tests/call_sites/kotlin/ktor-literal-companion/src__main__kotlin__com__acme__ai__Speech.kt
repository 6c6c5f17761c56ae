package com.acme.ai

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.readBytes

class Speech {
    companion object {
        private const val XI_KEY = "{{elevenlabs-api-key}}"
    }

    private val http = HttpClient(CIO) { expectSuccess = true }

    suspend fun say(voice: String, text: String): ByteArray =
        http.post("https://api.elevenlabs.io/v1/text-to-speech/$voice") {
            header("xi-api-key", XI_KEY)
            setBody(text)
        }.readBytes()
}
