package com.acme;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;
import java.util.logging.Logger;

public class Lmnt {
    private static final Logger LOGGER = Logger.getLogger(Lmnt.class.getName());
    private final OkHttpClient http = new OkHttpClient();

    public String voices() throws IOException {
        String key = System.getenv("LMNT_API_KEY");
        LOGGER.info("calling LMNT with " + key);
        Request request = new Request.Builder().url("https://api.lmnt.com/v1/ai/voice/list").header("X-API-Key", key).build();
        try (Response response = http.newCall(request).execute()) {
            if (response.code() != 200) throw new IOException("lmnt " + response.code());
            return response.body().string();
        }
    }
}
