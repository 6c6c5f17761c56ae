package io.bot

import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody
import java.util.concurrent.TimeUnit

class Claude(private val apiKey: String) {
    private val http = OkHttpClient.Builder().readTimeout(60, TimeUnit.SECONDS).build()

    fun message(body: RequestBody): String {
        val request = Request.Builder()
            .url("https://api.anthropic.com/v1/messages")
            .addHeader("x-api-key", apiKey)
            .addHeader("content-type", "application/json")
            .post(body)
            .build()
        return http.newCall(request).execute().use {
            require(it.isSuccessful) { "claude ${it.code}" }
            it.body!!.string()
        }
    }
}
