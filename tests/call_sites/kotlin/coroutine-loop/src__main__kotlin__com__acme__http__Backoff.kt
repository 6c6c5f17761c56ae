package com.acme.http

import kotlin.random.Random
import kotlinx.coroutines.delay
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import java.io.IOException

class Summarizer(private val http: OkHttpClient, private val key: String) {
    suspend fun summarize(json: String): String {
        var wait = 500L
        repeat(5) { attempt ->
            val request = Request.Builder()
                .url("https://api.openai.com/v1/responses")
                .addHeader("Authorization", "Bearer $key")
                .post(json.toRequestBody("application/json".toMediaType()))
                .build()
            http.newCall(request).execute().use { response ->
                if (response.isSuccessful) return response.body!!.string()
                if (response.code != 429 && response.code < 500) throw IOException("HTTP ${response.code}")
                response.header("Retry-After")?.toLongOrNull()?.let { wait = it * 1000 }
            }
            delay(wait + Random.nextLong(0, 250))
            wait = (wait * 2).coerceAtMost(30_000)
        }
        throw IOException("gave up")
    }
}
