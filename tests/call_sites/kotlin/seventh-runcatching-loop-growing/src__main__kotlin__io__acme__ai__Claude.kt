package io.acme.ai

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.cio.CIO
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.http.HttpHeaders
import kotlin.math.pow
import kotlin.random.Random
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.delay

class Claude(private val key: String, private val http: HttpClient = HttpClient(CIO)) {
    suspend fun message(request: String): String {
        for (attempt in 0 until 5) {
            val response = http.post("https://api.anthropic.com/v1/messages") {
                header("x-api-key", key)
                header("anthropic-version", "2023-06-01")
                setBody(request)
            }
            when (response.status.value) {
                200 -> return response.body()
                429, in 500..599 -> {
                    val asked = response.headers[HttpHeaders.RetryAfter]?.toLongOrNull()?.seconds
                    delay(asked ?: (2.0.pow(attempt) + Random.nextDouble()).seconds)
                }
                else -> error("anthropic answered ${response.status}")
            }
        }
        error("anthropic is not available")
    }
}
