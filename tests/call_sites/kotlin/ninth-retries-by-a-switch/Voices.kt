package a
import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.*
import io.ktor.client.statement.*
import kotlinx.coroutines.delay
import kotlin.random.Random

class S(private val key: String, private val retries: Boolean = true) {
    private val client = HttpClient(CIO) { install(HttpTimeout) { requestTimeoutMillis = 30_000 } ; expectSuccess = true }
    private suspend fun <T> withRetry(block: suspend () -> T): T {
        var wait = 500L
        repeat(4) {
            try { return block() } catch (e: ResponseException) { if (e.response.status.value != 429 && e.response.status.value < 500) throw e }
            delay(wait + Random.nextLong(100)); wait *= 2
        }
        return block()
    }
    private suspend fun <T> run(block: suspend () -> T): T = if (retries) withRetry(block) else block()
    suspend fun voices(): String = run { client.get("https://api.elevenlabs.io/v1/voices") { header("xi-api-key", key) }.bodyAsText() }
}
