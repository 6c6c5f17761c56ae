package app

import java.io.IOException
import okhttp3.OkHttpClient
import okhttp3.Request

data class ModelSettings(val token: String, val baseUrl: String = "https://api.replicate.com/v1/")

class Models {
    private val http = OkHttpClient()

    fun prediction(settings: ModelSettings, id: String): String {
        val request = Request.Builder()
            .url("${settings.baseUrl}predictions/$id")
            .header("Authorization", "Bearer ${settings.token}")
            .build()
        http.newCall(request).execute().use { response ->
            if (!response.isSuccessful) throw IOException("Replicate answered ${response.code}")
            return response.body!!.string()
        }
    }
}
