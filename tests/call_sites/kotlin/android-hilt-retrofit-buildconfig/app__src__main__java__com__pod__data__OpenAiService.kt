package com.pod.data

import retrofit2.http.Body
import retrofit2.http.POST

interface OpenAiService {
    @POST("v1/chat/completions")
    suspend fun complete(@Body request: ChatRequest): ChatResponse
}
