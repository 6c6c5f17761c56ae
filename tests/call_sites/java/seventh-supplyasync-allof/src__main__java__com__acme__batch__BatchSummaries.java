package com.acme.batch;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class BatchSummaries {
    private final OkHttpClient client = new OkHttpClient();
    private final String apiKey = System.getenv("OPENAI_API_KEY");

    public List<String> summarizeAll(List<String> documents) {
        List<CompletableFuture<String>> futures = documents.stream().map(d -> CompletableFuture.supplyAsync(() -> summarize(d))).toList();
        CompletableFuture.allOf(futures.toArray(new CompletableFuture[0])).join();
        return futures.stream().map(CompletableFuture::join).toList();
    }

    private String summarize(String json) {
        Request request = new Request.Builder()
                .url("https://api.openai.com/v1/chat/completions")
                .header("Authorization", "Bearer " + apiKey)
                .post(RequestBody.create(json, MediaType.get("application/json")))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IllegalStateException("OpenAI " + response.code());
            }
            return response.body().string();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
