package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.retry

class ChatRepository(private val key: String) {
    private val client = HttpClient(CIO) {
        expectSuccess = true
        install(HttpTimeout) { requestTimeoutMillis = 30_000 }
    }

    fun chat(json: String): Flow<String> = flow {
        val response = client.post("https://api.mistral.ai/v1/chat/completions") {
            bearerAuth(key)
            setBody(json)
        }
        emit(response.bodyAsText())
    }.retry(3)
}

