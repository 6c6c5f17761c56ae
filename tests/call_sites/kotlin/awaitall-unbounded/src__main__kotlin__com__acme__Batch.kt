package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpRequestRetry
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope

private val client = HttpClient(CIO) {
    expectSuccess = true
    install(HttpTimeout) { requestTimeoutMillis = 120_000 }
    install(HttpRequestRetry) {
        retryIf(4) { _, response -> response.status.value.let { it == 429 || it >= 500 } }
        exponentialDelay()
    }
}

suspend fun transcribeAll(files: List<ByteArray>): List<String> = coroutineScope {
    files.map { async { transcribe(it) } }.awaitAll()
}

private suspend fun transcribe(audio: ByteArray): String =
    client.post("https://api.deepgram.com/v1/listen") {
        header("Authorization", "Token ${System.getenv("DEEPGRAM_API_KEY")}")
        setBody(audio)
    }.bodyAsText()

