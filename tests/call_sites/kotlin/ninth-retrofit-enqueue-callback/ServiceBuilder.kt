package a
import okhttp3.OkHttpClient
import retrofit2.Retrofit
import java.util.concurrent.TimeUnit

object ServiceBuilder {
    private val okHttp: OkHttpClient.Builder = OkHttpClient.Builder().connectTimeout(30, TimeUnit.SECONDS)
    private val retrofit: Retrofit = Retrofit.Builder().baseUrl("https://api.openai.com/v1/").client(okHttp.build()).build()
    fun <T> buildService(serviceType: Class<T>): T {
        return retrofit.create(serviceType)
    }
}
