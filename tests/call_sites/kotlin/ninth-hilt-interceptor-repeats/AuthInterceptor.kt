package a
import okhttp3.Interceptor
import okhttp3.Response
import kotlin.random.Random

class AuthInterceptor : Interceptor {
  override fun intercept(chain: Interceptor.Chain): Response {
    val r = chain.request().newBuilder().addHeader("Authorization", "Bearer ${System.getenv("OPENAI_API_KEY")}").build()
    var wait = 500L
    for (attempt in 1..5) {
      val response = chain.proceed(r)
      if (response.code != 429 && response.code < 500 || attempt == 5) return response
      response.close()
      Thread.sleep(wait + Random.nextLong(100))
      wait *= 2
    }
    throw IllegalStateException()
  }
}
