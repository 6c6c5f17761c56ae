package com.acme

import com.acme.net.RetryInterceptor
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.asRequestBody
import java.io.File

class Transcriber(private val key: String) {
    private val client = OkHttpClient.Builder().addInterceptor(RetryInterceptor()).build()

    fun transcribe(file: File): String {
        val request = Request.Builder()
            .url("https://api.deepgram.com/v1/listen?smart_format=true")
            .header("Authorization", "Token $key")
            .post(file.asRequestBody("audio/wav".toMediaType()))
            .build()
        return client.newCall(request).execute().use {
            check(it.isSuccessful) { "deepgram ${it.code}" }
            it.body!!.string()
        }
    }
}

