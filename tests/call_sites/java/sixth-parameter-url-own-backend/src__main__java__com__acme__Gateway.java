package com.acme;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;

public class Gateway {
    private final OkHttpClient http = new OkHttpClient();
    private final String base;

    public Gateway(String base) {
        this.base = base;
    }

    public String status() throws IOException {
        try (Response response = http.newCall(new Request.Builder().url(base + "/status").build()).execute()) {
            return response.body().string();
        }
    }
}
