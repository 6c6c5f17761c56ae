package com.acme.notes

import retrofit2.Retrofit
import retrofit2.converter.moshi.MoshiConverterFactory
import retrofit2.http.Body
import retrofit2.http.POST

interface Backend {
    @POST("notes/summary")
    suspend fun summary(@Body note: Note): Summary
}

val backend: Backend = Retrofit.Builder()
    .baseUrl(BuildConfig.BACKEND_URL)
    .addConverterFactory(MoshiConverterFactory.create())
    .build()
    .create(Backend::class.java)
