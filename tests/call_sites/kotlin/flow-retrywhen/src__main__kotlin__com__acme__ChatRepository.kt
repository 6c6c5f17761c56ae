package com.acme

import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.retryWhen
import okhttp3.OkHttpClient
import retrofit2.HttpException
import retrofit2.Retrofit
import retrofit2.converter.moshi.MoshiConverterFactory
import retrofit2.http.Body
import retrofit2.http.Header
import retrofit2.http.POST
import kotlin.random.Random

interface MistralApi {
    @POST("v1/chat/completions")
    suspend fun chat(@Header("Authorization") auth: String, @Body body: ChatRequest): ChatResponse
}

class ChatRepository(private val key: String) {
    private val api = Retrofit.Builder()
        .baseUrl("https://api.mistral.ai/")
        .client(OkHttpClient())
        .addConverterFactory(MoshiConverterFactory.create())
        .build()
        .create(MistralApi::class.java)

    fun chat(request: ChatRequest): Flow<ChatResponse> = flow { emit(api.chat("Bearer $key", request)) }
        .retryWhen { cause, attempt ->
            val again = cause is HttpException && (cause.code() == 429 || cause.code() >= 500) && attempt < 4
            if (again) delay((1L shl attempt.toInt()) * 500 + Random.nextLong(200))
            again
        }
}

