package com.acme

import arrow.resilience.Schedule
import arrow.resilience.retry
import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.ResponseException
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText
import kotlin.time.Duration.Companion.milliseconds

private val policy = Schedule.exponential<Throwable>(250.milliseconds)
    .jittered()
    .and(Schedule.recurs(4))
    .doWhile { error, _ -> error is ResponseException && (error.response.status.value == 429 || error.response.status.value >= 500) }

private val client = HttpClient(CIO) {
    expectSuccess = true
    install(HttpTimeout) { requestTimeoutMillis = 30_000 }
}

suspend fun summarize(key: String, json: String): String = policy.retry {
    client.post("https://api.mistral.ai/v1/chat/completions") {
        bearerAuth(key)
        setBody(json)
    }.bodyAsText()
}

