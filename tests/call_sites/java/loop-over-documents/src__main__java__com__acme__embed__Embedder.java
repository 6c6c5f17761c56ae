package com.acme.embed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class Embedder {
    private final OkHttpClient http = new OkHttpClient();

    public List<String> embedAll(List<String> documents) throws IOException {
        List<String> vectors = new ArrayList<>();
        for (String document : documents) {
            Request request = new Request.Builder()
                    .url("https://api.openai.com/v1/embeddings")
                    .header("Authorization", "Bearer " + System.getenv("OPENAI_API_KEY"))
                    .post(RequestBody.create(document, MediaType.get("application/json")))
                    .build();
            try (Response response = http.newCall(request).execute()) {
                if (response.code() != 200) throw new IOException("status " + response.code());
                vectors.add(response.body().string());
            }
        }
        return vectors;
    }
}
