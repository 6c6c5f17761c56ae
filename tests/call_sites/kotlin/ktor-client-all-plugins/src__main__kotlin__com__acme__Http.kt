package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.plugins.HttpRequestRetry
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.header

fun elevenLabs(key: String) = HttpClient(OkHttp) {
    expectSuccess = true
    install(HttpTimeout) {
        requestTimeoutMillis = 60_000
        connectTimeoutMillis = 5_000
    }
    install(HttpRequestRetry) {
        maxRetries = 4
        retryIf { _, response -> response.status.value == 429 || response.status.value in 500..599 }
        retryOnException(retryOnTimeout = true)
        exponentialDelay(base = 2.0, maxDelayMs = 30_000, randomizationMs = 500)
    }
    defaultRequest {
        url("https://api.elevenlabs.io/v1/")
        header("xi-api-key", key)
    }
}
