import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import kotlin.system.exitProcess

fun main(args: Array<String>) {
    val key = System.getenv("ANTHROPIC_API_KEY") ?: run {
        System.err.println("ANTHROPIC_API_KEY is missing")
        exitProcess(2)
    }
    val body = """{"model":"claude-3-5-haiku-latest","max_tokens":512,"messages":[{"role":"user","content":"${args.joinToString(" ")}"}]}"""
    val request = HttpRequest.newBuilder(URI.create("https://api.anthropic.com/v1/messages"))
        .header("x-api-key", key)
        .header("anthropic-version", "2023-06-01")
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build()
    val response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString())
    if (response.statusCode() != 200) exitProcess(1)
    println(response.body())
}
