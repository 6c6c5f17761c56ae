package com.shop

import kotlinx.coroutines.delay
import org.springframework.beans.factory.annotation.Value
import org.springframework.stereotype.Component
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration

@Component
class StripeGateway(@Value("\${stripe.secret-key}") private val key: String) {
    private val http = HttpClient.newHttpClient()

    suspend fun charge(form: String, orderId: String): String {
        var wait = 500L
        for (attempt in 1..5) {
            val request = HttpRequest.newBuilder(URI("https://api.stripe.com/v1/payment_intents"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer $key")
                .header("Idempotency-Key", orderId)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build()
            val response = http.send(request, HttpResponse.BodyHandlers.ofString())
            when {
                response.statusCode() in 200..299 -> return response.body()
                response.statusCode() != 429 && response.statusCode() < 500 -> error("stripe ${response.statusCode()}")
            }
            delay(wait)
            wait *= 2
        }
        error("stripe gave up")
    }
}
