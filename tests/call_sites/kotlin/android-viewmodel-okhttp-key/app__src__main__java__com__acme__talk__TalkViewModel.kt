package com.acme.talk

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody

class TalkViewModel : ViewModel() {
    private val client = OkHttpClient()
    private val apiKey = "{{elevenlabs-api-key}}"

    fun speak(text: String) = viewModelScope.launch(Dispatchers.IO) {
        val request = Request.Builder()
            .url("https://api.elevenlabs.io/v1/text-to-speech/voice")
            .addHeader("xi-api-key", apiKey)
            .post(text.toRequestBody("application/json".toMediaType()))
            .build()
        client.newCall(request).execute().use { response ->
            if (response.isSuccessful) play(response.body!!.bytes())
        }
    }

    private fun play(bytes: ByteArray) {}
}
