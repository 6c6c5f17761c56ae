package pay

import io.github.resilience4j.core.IntervalFunction
import io.github.resilience4j.kotlin.retry.executeSuspendFunction
import io.github.resilience4j.retry.Retry
import io.github.resilience4j.retry.RetryConfig
import io.ktor.client.HttpClient
import io.ktor.client.plugins.ServerResponseException
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.forms.submitForm
import io.ktor.client.request.header
import io.ktor.client.statement.bodyAsText
import io.ktor.http.parameters
import java.time.Duration

class Payments(private val http: HttpClient, private val key: String) {
    private val retry = Retry.of("stripe", RetryConfig.custom<Any>()
        .maxAttempts(4)
        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(400), 2.0, 0.5, Duration.ofSeconds(10)))
        .retryOnException { it is ServerResponseException || it is TooManyRequests }
        .build())

    suspend fun refund(charge: String, id: String): String = retry.executeSuspendFunction {
        http.submitForm("https://api.stripe.com/v1/refunds", parameters { append("charge", charge) }) {
            bearerAuth(key)
            header("Idempotency-Key", id)
        }.bodyAsText()
    }
}
