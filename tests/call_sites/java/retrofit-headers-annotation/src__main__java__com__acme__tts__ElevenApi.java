package com.acme.tts;

import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Path;

public interface ElevenApi {

    @Headers({"Accept: audio/mpeg", "xi-api-key: {{elevenlabs-api-key}}"})
    @POST("v1/text-to-speech/{voice}")
    Call<ResponseBody> speak(@Path("voice") String voice, @Body SpeechRequest body);

    static ElevenApi create() {
        return new Retrofit.Builder()
                .baseUrl("https://api.elevenlabs.io/")
                .addConverterFactory(GsonConverterFactory.create())
                .build()
                .create(ElevenApi.class);
    }
}

