package com.acme

import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.readRawBytes

class Speech {
    private val client = elevenLabs(System.getenv("ELEVENLABS_API_KEY"))

    suspend fun speak(voice: String, body: SpeechRequest): ByteArray =
        client.post("text-to-speech/$voice") { setBody(body) }.readRawBytes()
}
