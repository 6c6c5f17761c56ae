package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.readRawBytes

private val client = HttpClient(CIO) {
    expectSuccess = true
    install(HttpTimeout) { requestTimeoutMillis = 30_000 }
}

suspend fun speak(json: String): ByteArray = withBackoff {
    client.post("https://api.cartesia.ai/tts/bytes") {
        header("X-API-Key", System.getenv("CARTESIA_API_KEY"))
        header("Cartesia-Version", "2025-04-16")
        setBody(json)
    }.readRawBytes()
}

