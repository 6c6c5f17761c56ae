package io.acme.batch

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.cio.CIO
import io.ktor.client.request.bearerAuth
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope

class Labels(private val key: String) {
    private val client = HttpClient(CIO) { expectSuccess = true }

    suspend fun labelAll(tickets: List<Ticket>): List<Label> = coroutineScope {
        tickets.map { ticket -> async { label(ticket) } }.awaitAll()
    }

    private suspend fun label(ticket: Ticket): Label = client.post("https://api.openai.com/v1/chat/completions") {
        bearerAuth(key)
        setBody(ticket.prompt())
    }.body()
}
