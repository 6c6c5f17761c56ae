package io.acme.data

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody

class CohereApi(private val http: HttpClient) {
    private val key = System.getenv("COHERE_API_KEY") ?: error("COHERE_API_KEY is not set")

    suspend fun rerank(query: RerankRequest): RerankResponse = http.post("https://api.cohere.com/v2/rerank") {
        bearerAuth(key)
        setBody(query)
    }.body()
}
