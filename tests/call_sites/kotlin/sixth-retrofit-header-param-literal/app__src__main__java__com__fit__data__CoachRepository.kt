package com.fit.data

import android.util.Log
import com.fit.api.ChatApi
import retrofit2.Retrofit
import retrofit2.converter.gson.GsonConverterFactory

class CoachRepository {
    private val apiKey = "{{openai-project-key}}"
    private val api = Retrofit.Builder()
        .baseUrl("https://api.openai.com/")
        .addConverterFactory(GsonConverterFactory.create())
        .build()
        .create(ChatApi::class.java)

    suspend fun advice(request: ChatRequest): String? {
        val response = api.complete("Bearer $apiKey", request)
        if (!response.isSuccessful) {
            Log.w("Coach", "status ${response.code()}")
            return null
        }
        return response.body()?.choices?.first()?.message?.content
    }
}
