import okhttp3.*
class Geo(private val client: OkHttpClient) {
    fun find(t: String): String {
        val request = Request.Builder().url("https://api.geoplaces.io/v1/search?api_key=${System.getenv("GEO_KEY")}&q=$t").build()
        return OkHttpClient().newCall(request).execute().use { if (!it.isSuccessful) throw RuntimeException(); it.body!!.string() }
    }
}
