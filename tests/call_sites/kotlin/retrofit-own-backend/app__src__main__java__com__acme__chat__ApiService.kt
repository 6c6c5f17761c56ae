package com.acme.chat

import android.content.Context
import okhttp3.OkHttpClient
import retrofit2.Retrofit
import retrofit2.converter.gson.GsonConverterFactory
import retrofit2.http.Body
import retrofit2.http.Header
import retrofit2.http.POST

interface BackendApi {
    @POST("chat")
    suspend fun chat(@Header("Authorization") session: String, @Body body: ChatBody): ChatAnswer
}

object ApiClient {
    fun create(context: Context): BackendApi = Retrofit.Builder()
        .baseUrl(BuildConfig.BACKEND_URL)
        .client(OkHttpClient())
        .addConverterFactory(GsonConverterFactory.create())
        .build()
        .create(BackendApi::class.java)
}
