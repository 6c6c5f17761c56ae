package app

import java.io.IOException
import okhttp3.OkHttpClient
import okhttp3.Request

class OpenAi(private val key: String, private val http: OkHttpClient = OkHttpClient()) {
    fun models(): String {
        val request = Request.Builder()
            .url("https://api.openai.com/v1/models")
            .header("Authorization", "Bearer $key")
            .build()
        http.newCall(request).execute().use { response ->
            if (!response.isSuccessful) throw IOException("status ${response.code}")
            return response.body!!.string()
        }
    }
}
