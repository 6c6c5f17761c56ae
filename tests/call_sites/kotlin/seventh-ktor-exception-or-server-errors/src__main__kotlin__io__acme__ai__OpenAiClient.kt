package io.acme.ai

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.plugins.HttpRequestRetry
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.contentnegotiation.ContentNegotiation
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.serialization.kotlinx.json.json

class OpenAiClient(private val apiKey: String) {
    private val http = HttpClient(OkHttp) {
        expectSuccess = true
        install(ContentNegotiation) { json() }
        install(HttpTimeout) { requestTimeoutMillis = 60_000 }
        install(HttpRequestRetry) {
            retryOnExceptionOrServerErrors(maxRetries = 5)
            exponentialDelay()
        }
    }

    suspend fun chat(request: ChatRequest): ChatResponse =
        http.post("https://api.openai.com/v1/chat/completions") {
            bearerAuth(apiKey)
            setBody(request)
        }.body()
}
