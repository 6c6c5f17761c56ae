import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText

private val http = HttpClient(CIO) {
    expectSuccess = true
    install(HttpTimeout) { requestTimeoutMillis = 30_000 }
}

suspend fun embedAll(texts: List<String>, key: String): List<String> {
    val out = mutableListOf<String>()
    for (text in texts) {
        out += http.post("https://api.openai.com/v1/embeddings") {
            bearerAuth(key)
            setBody(text)
        }.bodyAsText()
    }
    return out
}
