package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.java.Java
import io.ktor.client.plugins.HttpRequestRetry
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText

class Stt(private val key: String) {
    private val client = HttpClient(Java) {
        expectSuccess = true
        install(HttpTimeout) { requestTimeoutMillis = 30_000 }
        install(HttpRequestRetry) {
            retryOnServerErrors(maxRetries = 3)
            exponentialDelay()
        }
    }

    suspend fun listen(audio: ByteArray) = client.post("https://api.deepgram.com/v1/listen") {
        header("Authorization", "Token $key")
        setBody(audio)
    }.bodyAsText()
}
