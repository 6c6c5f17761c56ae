package com.quiz

import android.util.Log
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody

object Gemini {
    private const val KEY = "{{google-api-key}}"
    private val http = OkHttpClient()

    fun generate(body: RequestBody): String? {
        val request = Request.Builder()
            .url("https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent?key=$KEY")
            .post(body)
            .build()
        http.newCall(request).execute().use { response ->
            if (!response.isSuccessful) {
                Log.w("Gemini", "status ${response.code}")
                return null
            }
            return response.body?.string()
        }
    }
}
