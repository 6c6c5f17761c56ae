package io.acme.hub

import io.ktor.client.HttpClient
import io.ktor.client.call.body
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.auth.Auth
import io.ktor.client.plugins.auth.providers.BearerTokens
import io.ktor.client.plugins.auth.providers.bearer
import io.ktor.client.request.post
import io.ktor.client.request.setBody

val client = HttpClient(CIO) {
    expectSuccess = true
    install(Auth) {
        bearer {
            loadTokens { BearerTokens("{{openai-project-key}}", "") }
            sendWithoutRequest { true }
        }
    }
}

suspend fun ask(body: String): String = client.post("https://api.openai.com/v1/responses") { setBody(body) }.body()
