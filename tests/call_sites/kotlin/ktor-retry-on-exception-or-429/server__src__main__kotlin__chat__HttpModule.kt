package chat

import io.ktor.client.HttpClient
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.plugins.HttpRequestRetry
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.defaultRequest
import io.ktor.client.request.header
import org.koin.dsl.module

val httpModule = module {
    single {
        HttpClient(OkHttp) {
            install(HttpTimeout) { requestTimeoutMillis = 30_000 }
            install(HttpRequestRetry) {
                maxRetries = 4
                retryIf { _, response -> response.status.value == 429 || response.status.value in 500..599 }
                retryOnException(maxRetries = 4, retryOnTimeout = true)
                exponentialDelay(base = 2.0, maxDelayMs = 30_000, randomizationMs = 500)
            }
            defaultRequest {
                url("https://api.anthropic.com/v1/")
                header("x-api-key", System.getenv("ANTHROPIC_API_KEY"))
                header("anthropic-version", "2023-06-01")
            }
        }
    }
}
