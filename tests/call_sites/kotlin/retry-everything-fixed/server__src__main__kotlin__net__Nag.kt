package net

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.get
import io.ktor.client.request.header
import io.ktor.client.statement.bodyAsText
import kotlinx.coroutines.delay

private val http = HttpClient(CIO) {
    expectSuccess = true
    install(HttpTimeout) { requestTimeoutMillis = 10_000 }
}

suspend fun voices(key: String): String {
    repeat(5) {
        try {
            return http.get("https://api.elevenlabs.io/v1/voices") { header("xi-api-key", key) }.bodyAsText()
        } catch (e: Exception) {
            delay(1000)
        }
    }
    error("no voices")
}
