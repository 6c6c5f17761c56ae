package com.acme.chat

import android.util.Log
import okhttp3.OkHttpClient
import retrofit2.Retrofit
import retrofit2.converter.gson.GsonConverterFactory
import retrofit2.http.Body
import retrofit2.http.Header
import retrofit2.http.POST

interface OpenAIApi {
    @POST("v1/chat/completions")
    suspend fun chat(@Header("Authorization") auth: String, @Body body: ChatBody): ChatAnswer
}

object ApiClient {
    private const val BASE_URL = "https://api.openai.com/"
    private const val API_KEY = "{{openai-project-key}}"

    private val api: OpenAIApi = Retrofit.Builder()
        .baseUrl(BASE_URL)
        .client(OkHttpClient())
        .addConverterFactory(GsonConverterFactory.create())
        .build()
        .create(OpenAIApi::class.java)

    suspend fun ask(text: String): String {
        Log.d("ApiClient", "asking")
        return api.chat("Bearer $API_KEY", ChatBody(text)).text
    }
}
