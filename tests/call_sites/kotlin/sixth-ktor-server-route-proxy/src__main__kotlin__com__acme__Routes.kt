package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.request.header
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.bodyAsText
import io.ktor.http.HttpStatusCode
import io.ktor.http.isSuccess
import io.ktor.server.application.Application
import io.ktor.server.request.receiveText
import io.ktor.server.response.respond
import io.ktor.server.response.respondText
import io.ktor.server.routing.post
import io.ktor.server.routing.routing

private val client = HttpClient(CIO)

fun Application.routes() = routing {
    post("/rerank") {
        val answer = client.post("https://api.cohere.com/v2/rerank") {
            header("Authorization", "Bearer ${System.getenv("COHERE_API_KEY")}")
            setBody(call.receiveText())
        }
        if (!answer.status.isSuccess()) return@post call.respond(HttpStatusCode.BadGateway)
        call.respondText(answer.bodyAsText())
    }
}
