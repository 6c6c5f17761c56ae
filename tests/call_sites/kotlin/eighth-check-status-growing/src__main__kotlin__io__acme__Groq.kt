package io.acme

import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import kotlin.random.Random
import kotlinx.coroutines.delay

class Groq {
    private val http = HttpClient.newHttpClient()

    suspend fun complete(json: String): String {
        var wait = 500L
        for (attempt in 1..5) {
            val request = HttpRequest.newBuilder(URI.create("https://api.groq.com/openai/v1/chat/completions"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + System.getenv("GROQ_API_KEY"))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build()
            val response = http.send(request, HttpResponse.BodyHandlers.ofString())
            if (response.statusCode() == 429 || response.statusCode() >= 500) {
                val asked = response.headers().firstValue("retry-after").map { it.toLong() * 1000 }.orElse(wait + Random.nextLong(250))
                delay(asked)
                wait *= 2
                continue
            }
            check(response.statusCode() == 200) { "groq ${response.statusCode()}" }
            return response.body()
        }
        error("groq is busy")
    }
}
