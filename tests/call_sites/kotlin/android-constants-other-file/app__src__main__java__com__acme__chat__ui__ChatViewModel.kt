package com.acme.chat.ui

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import com.acme.chat.util.Constants
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import org.json.JSONObject

class ChatViewModel : ViewModel() {
    private val client = OkHttpClient()
    val answer = MutableStateFlow("")

    fun send(text: String) = viewModelScope.launch(Dispatchers.IO) {
        val body = JSONObject().put("model", Constants.MODEL).put("input", text).toString()
        val request = Request.Builder()
            .url(Constants.BASE_URL + "responses")
            .addHeader("Authorization", "Bearer ${Constants.OPENAI_API_KEY}")
            .post(body.toRequestBody("application/json".toMediaType()))
            .build()
        client.newCall(request).execute().use { response ->
            answer.value = if (response.isSuccessful) response.body!!.string() else "failed: ${response.code}"
        }
    }
}

