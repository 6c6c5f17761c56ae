package com.acme.ai

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.plugins.contentnegotiation.ContentNegotiation
import io.ktor.client.request.headers
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.http.ContentType
import io.ktor.http.HttpHeaders
import io.ktor.http.contentType
import io.ktor.http.isSuccess
import io.ktor.serialization.kotlinx.json.json

class OpenAiService(private val apiKey: String) {
    private val client = HttpClient(OkHttp) {
        install(ContentNegotiation) { json() }
    }

    suspend fun complete(request: ChatRequest): ChatResponse {
        val response = client.post("https://api.openai.com/v1/chat/completions") {
            contentType(ContentType.Application.Json)
            headers {
                append(HttpHeaders.Authorization, "Bearer $apiKey")
            }
            setBody(request)
        }
        check(response.status.isSuccess()) { "OpenAI answered ${response.status}" }
        return response.body()
    }
}
