package app

import java.io.IOException
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody

abstract class Base(private val url: String, private val key: String) {
    private val http = OkHttpClient()

    fun ask(body: RequestBody): String {
        val request = Request.Builder().url(url).header("Authorization", "Bearer $key").post(body).build()
        http.newCall(request).execute().use { response ->
            if (!response.isSuccessful) throw IOException("status ${response.code}")
            return response.body!!.string()
        }
    }
}
