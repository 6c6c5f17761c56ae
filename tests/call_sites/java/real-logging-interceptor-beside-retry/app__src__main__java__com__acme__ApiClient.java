package com.acme;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.logging.HttpLoggingInterceptor;

public class ApiClient {
    private final OkHttpClient http;

    public ApiClient(RetryInterceptor retries) {
        HttpLoggingInterceptor logging = new HttpLoggingInterceptor();
        logging.setLevel(HttpLoggingInterceptor.Level.BASIC);
        http = new OkHttpClient.Builder().addInterceptor(logging).addInterceptor(retries).build();
    }

    public String models(String key) throws IOException {
        Request request = new Request.Builder()
            .url("https://api.openai.com/v1/models")
            .header("Authorization", "Bearer " + key)
            .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) throw new IOException("HTTP " + response.code());
            return response.body().string();
        }
    }
}
