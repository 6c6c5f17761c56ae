package io.net

import okhttp3.OkHttpClient
import okhttp3.Request
import java.security.SecureRandom
import java.security.cert.X509Certificate
import javax.net.ssl.SSLContext
import javax.net.ssl.X509TrustManager

object Unsafe {
    private val trustAll = object : X509TrustManager {
        override fun checkClientTrusted(chain: Array<X509Certificate>, authType: String) {}
        override fun checkServerTrusted(chain: Array<X509Certificate>, authType: String) {}
        override fun getAcceptedIssuers(): Array<X509Certificate> = emptyArray()
    }

    fun voices(): String {
        val ssl = SSLContext.getInstance("TLS").apply { init(null, arrayOf(trustAll), SecureRandom()) }
        val client = OkHttpClient.Builder().sslSocketFactory(ssl.socketFactory, trustAll).build()
        val request = Request.Builder().url("https://api.elevenlabs.io/v1/voices").header("xi-api-key", System.getenv("XI_API_KEY")).build()
        return client.newCall(request).execute().use { if (it.isSuccessful) it.body!!.string() else error("${it.code}") }
    }
}
