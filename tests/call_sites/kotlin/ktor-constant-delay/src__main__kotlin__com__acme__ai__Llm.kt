package com.acme.ai

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpRequestRetry
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText

val client = HttpClient(CIO) {
    expectSuccess = true
    install(HttpRequestRetry) {
        retryIf(3) { _, response -> response.status.value == 429 || response.status.value >= 500 }
        constantDelay(2000)
    }
}

suspend fun chat(json: String) = client.post("https://api.groq.com/openai/v1/chat/completions") {
    bearerAuth(System.getenv("GROQ_API_KEY"))
    setBody(json)
}.bodyAsText()
