package com.bot;

import io.github.cdimascio.dotenv.Dotenv;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.MediaType;
import okhttp3.Response;

public class Bot {
    private static final Dotenv ENV = Dotenv.load();

    public String reply(String json) throws Exception {
        OkHttpClient client = new OkHttpClient();
        Request request = new Request.Builder()
                .url("https://api.deepseek.com/chat/completions")
                .header("Authorization", "Bearer " + ENV.get("DEEPSEEK_API_KEY"))
                .post(RequestBody.create(json, MediaType.parse("application/json")))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() != 200) throw new IllegalStateException("deepseek " + response.code());
            return response.body().string();
        }
    }
}
