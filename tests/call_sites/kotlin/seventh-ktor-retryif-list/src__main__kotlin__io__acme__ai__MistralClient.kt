package io.acme.ai

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpRequestRetry
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.http.HttpStatusCode

private val RETRYABLE = setOf(HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout)

fun mistralClient(key: String) = HttpClient(CIO) {
    expectSuccess = true
    defaultRequest {
        url("https://api.mistral.ai/v1/")
        header("Authorization", "Bearer $key")
    }
    install(HttpTimeout) { requestTimeoutMillis = 45_000 }
    install(HttpRequestRetry) {
        retryIf(4) { _, response -> response.status in RETRYABLE }
        retryOnException(maxRetries = 4, retryOnTimeout = true)
        exponentialDelay(base = 2.0, maxDelayMs = 20_000)
    }
}

suspend fun HttpClient.complete(request: Completion): Answer = post("chat/completions") { setBody(request) }.body()
