package com.acme.net

import okhttp3.Interceptor
import okhttp3.Response
import kotlin.random.Random

class RetryInterceptor(private val maxRetries: Int = 4) : Interceptor {
    override fun intercept(chain: Interceptor.Chain): Response {
        val request = chain.request()
        var response = chain.proceed(request)
        var attempt = 0
        while (response.code in RETRIABLE && attempt < maxRetries) {
            response.close()
            Thread.sleep(minOf(15_000L, 300L shl attempt) + Random.nextLong(0, 300))
            attempt++
            response = chain.proceed(request)
        }
        return response
    }

    private companion object {
        val RETRIABLE = setOf(429, 500, 502, 503, 504)
    }
}
