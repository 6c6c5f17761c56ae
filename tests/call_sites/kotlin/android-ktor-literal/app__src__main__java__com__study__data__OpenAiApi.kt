package com.study.data

import android.util.Log
import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.android.Android
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody

private const val API_KEY = "{{openai-project-key}}"

class OpenAiApi {
    private val client = HttpClient(Android) {
        expectSuccess = true
        install(HttpTimeout) { requestTimeoutMillis = 30_000 }
    }

    suspend fun explain(request: CompletionRequest): CompletionResponse {
        Log.d("OpenAiApi", "asking for ${request.model}")
        return client.post("https://api.openai.com/v1/chat/completions") {
            header("Authorization", "Bearer $API_KEY")
            header("Content-Type", "application/json")
            setBody(request)
        }.body()
    }
}
