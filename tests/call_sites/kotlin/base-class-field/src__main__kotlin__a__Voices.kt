package a

import okhttp3.Request

class Voices : BaseApi("https://api.elevenlabs.io") {
    fun list(): String {
        val request = Request.Builder().url("https://api.elevenlabs.io/v1/voices").header("xi-api-key", System.getenv("XI_API_KEY")).build()
        return http.newCall(request).execute().use { if (it.isSuccessful) it.body!!.string() else error("voices ${it.code}") }
    }
}
