package com.acme

import okhttp3.Interceptor
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.asRequestBody
import java.io.File

class Transcriber(private val key: String) {
    private val client = OkHttpClient.Builder()
        .addInterceptor(Interceptor { chain ->
            var response = chain.proceed(chain.request())
            var tries = 0
            while ((response.code == 429 || response.code >= 500) && tries < 3) {
                response.close()
                Thread.sleep(1000)
                tries++
                response = chain.proceed(chain.request())
            }
            response
        })
        .build()

    fun transcribe(file: File): String {
        val request = Request.Builder()
            .url("https://api.deepgram.com/v1/listen")
            .header("Authorization", "Token $key")
            .post(file.asRequestBody("audio/wav".toMediaType()))
            .build()
        client.newCall(request).execute().use {
            if (!it.isSuccessful) error("deepgram ${it.code}")
            return it.body!!.string()
        }
    }
}

