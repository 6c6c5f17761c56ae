package com.x

import android.content.Context
import okhttp3.OkHttpClient
import okhttp3.Request

class Api(context: Context) {
    private val http = OkHttpClient()

    fun health() = http.newCall(Request.Builder().url("${BuildConfig.BACKEND_URL}/health").build()).execute().use { it.isSuccessful }
}
