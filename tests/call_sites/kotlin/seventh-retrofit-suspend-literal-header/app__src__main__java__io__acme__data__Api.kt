package io.acme.data

import android.util.Log
import retrofit2.Retrofit
import retrofit2.converter.gson.GsonConverterFactory

object Api {
    val openAi: OpenAiService by lazy {
        Log.d("Api", "creating service")
        Retrofit.Builder().baseUrl("https://api.openai.com/").addConverterFactory(GsonConverterFactory.create()).build().create(OpenAiService::class.java)
    }
}
