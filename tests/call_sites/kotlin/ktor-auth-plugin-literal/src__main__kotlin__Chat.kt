import io.ktor.client.HttpClient
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.auth.Auth
import io.ktor.client.plugins.auth.providers.BearerTokens
import io.ktor.client.plugins.auth.providers.bearer
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText

private val client = HttpClient(OkHttp) {
    expectSuccess = true
    install(HttpTimeout) { requestTimeoutMillis = 30_000 }
    install(Auth) {
        bearer {
            loadTokens { BearerTokens("{{openai-project-key}}", "") }
        }
    }
}

suspend fun chat(json: String): String =
    client.post("https://api.openai.com/v1/chat/completions") { setBody(json) }.bodyAsText()

