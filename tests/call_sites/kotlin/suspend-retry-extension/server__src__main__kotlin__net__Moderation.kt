package net

import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody

class Moderation(private val client: OkHttpClient, private val key: String) {
    suspend fun check(json: String): String = withBackoff {
        val request = Request.Builder()
            .url("https://api.openai.com/v1/moderations")
            .addHeader("Authorization", "Bearer $key")
            .post(json.toRequestBody())
            .build()
        client.newCall(request).execute().use {
            if (it.code == 429 || it.code >= 500) throw TransientHttpException(it.code)
            require(it.isSuccessful) { "refused with ${it.code}" }
            it.body!!.string()
        }
    }
}
