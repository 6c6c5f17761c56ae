package com.acme

import okhttp3.OkHttpClient
import okhttp3.Request
import java.io.IOException

class Rates(private val http: OkHttpClient = OkHttpClient()) {
    fun latest(): String {
        val request = Request.Builder().url("http://api.deepgram.com/v1/projects").header("Authorization", "Token ${System.getenv("DEEPGRAM_API_KEY")}").build()
        return http.newCall(request).execute().use {
            if (!it.isSuccessful) throw IOException("HTTP ${it.code}")
            it.body!!.string()
        }
    }
}
