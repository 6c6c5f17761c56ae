package com.acme

import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody
import org.springframework.stereotype.Service

@Service
class Mail {
    companion object {
        private const val KEY = "{{sendgrid-api-key}}"
    }

    private val http = OkHttpClient()

    fun send(body: RequestBody) {
        val request = Request.Builder().url("https://api.sendgrid.com/v3/mail/send").header("Authorization", "Bearer $KEY").post(body).build()
        http.newCall(request).execute().use { check(it.isSuccessful) { "sendgrid: ${it.code}" } }
    }
}
