import io.ktor.server.application.call
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.get

fun Route.config() {
    get("/config") {
        val key = System.getenv("OPENAI_API_KEY")
        call.respond(mapOf("model" to "gpt-4o-mini", "ready" to (key != null)))
    }
}
