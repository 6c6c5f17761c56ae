package com.acme

import org.springframework.beans.factory.annotation.Value
import org.springframework.stereotype.Service
import org.springframework.web.client.RestClient

@Service
class Titles(builder: RestClient.Builder, @Value("\${openai.key}") private val key: String) {
    private val client = builder.baseUrl("https://api.openai.com").build()

    fun of(text: String): String? =
        client.post().uri("/v1/chat/completions").header("Authorization", "Bearer $key").body(text).retrieve().body(String::class.java)
}
