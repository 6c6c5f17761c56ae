package com.acme.voice

import android.content.Context
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import java.io.File
import java.io.IOException

class TtsRepository(private val context: Context) {
    private val http = OkHttpClient()

    fun speak(voice: String, json: String): File {
        val request = Request.Builder()
            .url("https://api.elevenlabs.io/v1/text-to-speech/$voice")
            .header("xi-api-key", BuildConfig.ELEVENLABS_API_KEY)
            .post(json.toRequestBody("application/json".toMediaType()))
            .build()
        http.newCall(request).execute().use { response ->
            if (!response.isSuccessful) throw IOException("tts ${response.code}")
            return File(context.cacheDir, "speech.mp3").apply { writeBytes(response.body!!.bytes()) }
        }
    }
}

