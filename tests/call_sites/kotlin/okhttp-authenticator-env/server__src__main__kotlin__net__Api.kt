package net

import okhttp3.Interceptor
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.toRequestBody
import okhttp3.Response

class AuthInterceptor(private val token: String) : Interceptor {
    override fun intercept(chain: Interceptor.Chain): Response =
        chain.proceed(chain.request().newBuilder().header("Authorization", "Bearer $token").build())
}

class Api(token: String) {
    private val client = OkHttpClient.Builder().addInterceptor(AuthInterceptor(token)).build()

    fun send(payload: String): String {
        val request = Request.Builder()
            .url("https://api.resend.com/emails")
            .post(payload.toRequestBody())
            .build()
        client.newCall(request).execute().use { response ->
            check(response.isSuccessful) { "resend answered ${response.code}" }
            return response.body!!.string()
        }
    }
}
