package a
import okhttp3.Interceptor
import okhttp3.Response

class AuthInterceptor : Interceptor {
  override fun intercept(chain: Interceptor.Chain): Response {
    val r = chain.request().newBuilder().addHeader("Authorization", "Bearer ${System.getenv("OPENAI_API_KEY")}").build()
    return chain.proceed(r)
  }
}
