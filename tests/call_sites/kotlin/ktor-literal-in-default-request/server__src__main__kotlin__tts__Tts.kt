package tts

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody

object Tts {
    private val http = HttpClient(CIO) {
        expectSuccess = true
        install(HttpTimeout) { requestTimeoutMillis = 20_000 }
        defaultRequest {
            url("https://api.elevenlabs.io/")
            header("xi-api-key", "{{elevenlabs-api-key}}")
        }
    }

    suspend fun speak(voice: String, body: TtsBody): ByteArray =
        http.post("v1/text-to-speech/$voice") { setBody(body) }.body()
}
