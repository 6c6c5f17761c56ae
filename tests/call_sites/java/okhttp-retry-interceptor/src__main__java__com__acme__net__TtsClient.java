package com.acme.net;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class TtsClient {
    private final OkHttpClient http = new OkHttpClient.Builder().addInterceptor(new BackoffInterceptor()).build();

    public byte[] speak(String voice, String json) throws IOException {
        Request request = new Request.Builder()
                .url("https://api.elevenlabs.io/v1/text-to-speech/" + voice)
                .addHeader("xi-api-key", System.getenv("ELEVENLABS_API_KEY"))
                .post(RequestBody.create(json, MediaType.parse("application/json")))
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("unexpected code " + response);
            }
            return response.body().bytes();
        }
    }
}
