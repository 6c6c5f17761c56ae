package com.acme.http

import kotlinx.coroutines.delay
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import java.io.IOException

class Summarizer(private val http: OkHttpClient, private val key: String) {
    suspend fun summarize(json: String): String {
        repeat(5) {
            val request = Request.Builder()
                .url("https://api.openai.com/v1/responses")
                .addHeader("Authorization", "Bearer $key")
                .post(json.toRequestBody("application/json".toMediaType()))
                .build()
            http.newCall(request).execute().use { response ->
                if (response.isSuccessful) return response.body!!.string()
                if (response.code != 429 && response.code < 500) throw IOException("HTTP ${response.code}")
            }
            delay(1000)
        }
        throw IOException("gave up")
    }
}
