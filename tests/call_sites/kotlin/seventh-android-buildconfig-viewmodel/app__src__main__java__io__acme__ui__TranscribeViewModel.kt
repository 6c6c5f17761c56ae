package io.acme.ui

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import io.acme.BuildConfig
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.launch
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody

class TranscribeViewModel : ViewModel() {
    private val client = OkHttpClient()

    fun transcribe(audio: RequestBody) = viewModelScope.launch(Dispatchers.IO) {
        val request = Request.Builder()
            .url("https://api.deepgram.com/v1/listen")
            .addHeader("Authorization", "Token ${BuildConfig.DEEPGRAM_API_KEY}")
            .post(audio)
            .build()
        client.newCall(request).execute().use { response ->
            if (response.isSuccessful) show(response.body!!.string()) else fail(response.code)
        }
    }

    private fun show(text: String) {}
    private fun fail(code: Int) {}
}
