package com.shop

import io.github.resilience4j.kotlin.retry.executeFunction
import io.github.resilience4j.retry.Retry
import io.github.resilience4j.retry.RetryConfig
import okhttp3.Credentials
import okhttp3.FormBody
import okhttp3.OkHttpClient
import okhttp3.Request
import java.io.IOException

class TransientMail(code: Int) : IOException("mailgun $code")

class Mailgun(private val key: String) {
    private val http = OkHttpClient()
    private val retry = Retry.of("mailgun", RetryConfig.custom<Any>().maxAttempts(4).retryExceptions(TransientMail::class.java).build())

    fun send(domain: String, form: FormBody) = retry.executeFunction {
        val request = Request.Builder()
            .url("https://api.mailgun.net/v3/$domain/messages")
            .header("Authorization", Credentials.basic("api", key))
            .post(form)
            .build()
        http.newCall(request).execute().use {
            if (it.code == 429 || it.code >= 500) throw TransientMail(it.code)
            check(it.isSuccessful) { "mailgun refused: ${it.code}" }
        }
    }
}
