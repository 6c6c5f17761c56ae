package com.acme.ai

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpRequestRetry
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody

fun anthropic(key: String) = HttpClient(CIO) {
    expectSuccess = true
    install(HttpTimeout) { requestTimeoutMillis = 60_000 }
    install(HttpRequestRetry) {
        maxRetries = 5
        retryOnException(retryOnTimeout = true)
        retryIf { _, response -> response.status.value.let { it == 429 || it in 500..599 } }
        exponentialDelay(base = 2.0, maxDelayMs = 30_000)
    }
    defaultRequest {
        url("https://api.anthropic.com/v1/")
        header("x-api-key", key)
        header("anthropic-version", "2023-06-01")
    }
}

class Claude(private val client: HttpClient) {
    suspend fun ask(request: Ask): Answer = client.post("messages") { setBody(request) }.body()
}
