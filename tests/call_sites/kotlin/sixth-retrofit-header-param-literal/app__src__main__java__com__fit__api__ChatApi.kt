package com.fit.api

import retrofit2.Response
import retrofit2.http.Body
import retrofit2.http.Header
import retrofit2.http.POST

interface ChatApi {
    @POST("v1/chat/completions")
    suspend fun complete(@Header("Authorization") authorization: String, @Body request: ChatRequest): Response<ChatResponse>
}
