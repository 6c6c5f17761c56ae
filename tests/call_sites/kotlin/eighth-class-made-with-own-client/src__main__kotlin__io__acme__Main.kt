package io.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpRequestRetry

suspend fun main() {
    val client = HttpClient(CIO) {
        expectSuccess = true
        install(HttpRequestRetry) {
            maxRetries = 5
            retryIf { _, r -> r.status.value == 429 || r.status.value in 500..599 }
            exponentialDelay()
        }
    }
    println(Summaries(client).of("a text"))
}
