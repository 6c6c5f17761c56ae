package com.acme.deepgram;

import okhttp3.RequestBody;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

import java.io.IOException;

public class Listener {
    private final DeepgramApi api = new Retrofit.Builder()
            .baseUrl("https://api.deepgram.com/")
            .addConverterFactory(GsonConverterFactory.create())
            .build()
            .create(DeepgramApi.class);

    public Transcript transcribe(RequestBody audio) throws IOException {
        Response<Transcript> response = api.listen("Token " + System.getenv("DEEPGRAM_API_KEY"), "nova-2", audio).execute();
        if (!response.isSuccessful()) {
            throw new IOException("deepgram " + response.code());
        }
        return response.body();
    }
}
