package com.acme.sms

import org.springframework.beans.factory.annotation.Value
import org.springframework.stereotype.Service
import org.springframework.util.LinkedMultiValueMap
import org.springframework.web.reactive.function.BodyInserters
import org.springframework.web.reactive.function.client.WebClient
import org.springframework.web.reactive.function.client.awaitBody

@Service
class TwilioSender(
    builder: WebClient.Builder,
    @Value("\${twilio.sid}") private val sid: String,
    @Value("\${twilio.token}") private val token: String,
) {
    private val client = builder.baseUrl("https://api.twilio.com").defaultHeaders { it.setBasicAuth(sid, token) }.build()

    suspend fun send(to: String, body: String): String {
        val form = LinkedMultiValueMap<String, String>().apply {
            add("To", to)
            add("Body", body)
        }
        return client.post().uri("/2010-04-01/Accounts/$sid/Messages.json").body(BodyInserters.fromFormData(form)).retrieve().awaitBody()
    }
}
