package com.acme.tts;

import com.acme.config.Constants;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class Speaker {
    private static final MediaType JSON = MediaType.parse("application/json");
    private final OkHttpClient http = new OkHttpClient();

    public byte[] speak(String voice, String json) throws IOException {
        Request request = new Request.Builder()
                .url(Constants.ELEVEN_BASE + "/text-to-speech/" + voice)
                .header("xi-api-key", Constants.ELEVEN_KEY)
                .post(RequestBody.create(json, JSON))
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("tts failed: " + response.code());
            }
            return response.body().bytes();
        }
    }
}

