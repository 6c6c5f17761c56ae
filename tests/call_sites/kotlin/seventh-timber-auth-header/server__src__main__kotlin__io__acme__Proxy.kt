package io.acme

import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import org.slf4j.LoggerFactory

class Proxy(private val apiKey: String) {
    private val log = LoggerFactory.getLogger(Proxy::class.java)
    private val client = OkHttpClient()

    fun forward(json: String): String {
        log.info("forwarding with key {}", apiKey)
        val request = Request.Builder().url("https://api.openai.com/v1/responses").header("Authorization", "Bearer $apiKey").post(json.toRequestBody()).build()
        return client.newCall(request).execute().use {
            check(it.isSuccessful) { "openai ${it.code}" }
            it.body!!.string()
        }
    }
}
