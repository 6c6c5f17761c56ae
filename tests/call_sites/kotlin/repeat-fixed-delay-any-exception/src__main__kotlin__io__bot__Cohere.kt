package io.bot

import kotlinx.coroutines.delay
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody

class Cohere(private val key: String) {
    private val http = OkHttpClient()

    suspend fun rerank(body: RequestBody): String {
        var last: Exception? = null
        repeat(3) {
            try {
                val request = Request.Builder().url("https://api.cohere.com/v2/rerank")
                    .header("Authorization", "Bearer $key").post(body).build()
                http.newCall(request).execute().use { response ->
                    if (!response.isSuccessful) throw RuntimeException("cohere ${response.code}")
                    return response.body!!.string()
                }
            } catch (e: Exception) {
                last = e
                delay(1000)
            }
        }
        throw last!!
    }
}
