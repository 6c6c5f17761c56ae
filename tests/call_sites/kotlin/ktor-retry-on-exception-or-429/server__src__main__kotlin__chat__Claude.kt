package chat

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.request.post
import io.ktor.client.request.setBody

class Claude(private val http: HttpClient) {
    suspend fun ask(request: MessageRequest): MessageResponse = http.post("messages") { setBody(request) }.body()
}
