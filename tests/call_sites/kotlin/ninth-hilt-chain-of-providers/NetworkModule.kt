package a
import okhttp3.OkHttpClient
import retrofit2.Retrofit
import retrofit2.create
import dagger.Module
import dagger.Provides

@Module
object NetworkModule {
  @Provides
  fun provideOkHttpClient(): OkHttpClient {
    return OkHttpClient.Builder().addInterceptor(AuthInterceptor()).build()
  }
  @Provides
  fun provideRetrofit(okHttpClient: OkHttpClient): Retrofit {
    return Retrofit.Builder().client(okHttpClient).baseUrl("https://api.openai.com/").build()
  }
  @Provides
  fun provideService(retrofit: Retrofit): ChatService = retrofit.create()
}
