package com.acme.ai;

import com.acme.ai.net.BackoffInterceptor;
import java.time.Duration;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;

public final class MistralModule {
    public static MistralApi api(String key) {
        OkHttpClient client = new OkHttpClient.Builder()
                .readTimeout(Duration.ofSeconds(60))
                .addInterceptor(chain -> chain.proceed(chain.request().newBuilder().header("Authorization", "Bearer " + key).build()))
                .addInterceptor(new BackoffInterceptor())
                .build();
        return new Retrofit.Builder()
                .baseUrl("https://api.mistral.ai/")
                .client(client)
                .addConverterFactory(JacksonConverterFactory.create())
                .build()
                .create(MistralApi.class);
    }
}
