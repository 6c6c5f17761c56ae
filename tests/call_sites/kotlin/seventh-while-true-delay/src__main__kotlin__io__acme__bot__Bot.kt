package io.acme.bot

import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import kotlinx.coroutines.delay

class Bot {
    private val http = HttpClient.newHttpClient()

    suspend fun translate(json: String): String {
        while (true) {
            try {
                val request = HttpRequest.newBuilder(URI.create("https://api.mistral.ai/v1/chat/completions"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + System.getenv("MISTRAL_API_KEY"))
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build()
                val response = http.send(request, HttpResponse.BodyHandlers.ofString())
                check(response.statusCode() == 200) { "status ${response.statusCode()}" }
                return response.body()
            } catch (e: Exception) {
                delay(5_000)
            }
        }
    }
}
