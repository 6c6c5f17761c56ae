import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpRequestRetry
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText

val client = HttpClient(CIO) {
    expectSuccess = true
    install(HttpTimeout) { requestTimeoutMillis = 30_000 }
    install(HttpRequestRetry) {
        retryIf(maxRetries = 4) { _, response -> response.status.value == 429 || response.status.value >= 500 }
        exponentialDelay()
    }
}

suspend fun ask(body: String): String =
    client.post("https://api.openai.com/v1/responses") {
        bearerAuth(System.getenv("OPENAI_API_KEY"))
        setBody(body)
    }.bodyAsText()
