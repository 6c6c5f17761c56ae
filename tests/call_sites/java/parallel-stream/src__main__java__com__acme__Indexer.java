package com.acme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class Indexer {
    private final OkHttpClient client = new OkHttpClient.Builder().addInterceptor(new Backoff()).build();

    public List<String> index(List<String> documents) {
        return documents.parallelStream().map(this::embed).toList();
    }

    private String embed(String json) {
        Request request = new Request.Builder()
                .url("https://api.openai.com/v1/embeddings")
                .header("Authorization", "Bearer " + System.getenv("OPENAI_API_KEY"))
                .post(RequestBody.create(json, MediaType.get("application/json")))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("openai " + response.code());
            }
            return response.body().string();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
