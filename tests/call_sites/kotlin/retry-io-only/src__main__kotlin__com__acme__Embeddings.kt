package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText

private val client = HttpClient(CIO) {
    expectSuccess = true
    install(HttpTimeout) { requestTimeoutMillis = 20_000 }
}

suspend fun embed(key: String, json: String): String = retryIO {
    client.post("https://api.mistral.ai/v1/embeddings") {
        bearerAuth(key)
        setBody(json)
    }.bodyAsText()
}

