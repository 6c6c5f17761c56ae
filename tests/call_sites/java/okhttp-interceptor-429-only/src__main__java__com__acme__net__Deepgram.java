package com.acme.net;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class Deepgram {
    private final OkHttpClient client = new OkHttpClient.Builder().addInterceptor(new RateLimitInterceptor()).build();

    public String listen(byte[] audio) throws IOException {
        Request request = new Request.Builder()
                .url("https://api.deepgram.com/v1/listen?model=nova-3")
                .addHeader("Authorization", "Token " + System.getenv("DEEPGRAM_API_KEY"))
                .post(RequestBody.create(audio, MediaType.get("audio/wav")))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("Unexpected " + response.code());
            }
            return response.body().string();
        }
    }
}

