package org.lab;

import com.github.rholder.retry.Retryer;
import com.github.rholder.retry.RetryerBuilder;
import com.github.rholder.retry.StopStrategies;
import com.github.rholder.retry.WaitStrategies;
import okhttp3.*;

import java.util.concurrent.TimeUnit;

public class Embeddings {
    private final OkHttpClient client = new OkHttpClient();
    private final Retryer<String> retryer = RetryerBuilder.<String>newBuilder()
            .retryIfExceptionOfType(TransientFailure.class)
            .withWaitStrategy(WaitStrategies.join(
                    WaitStrategies.exponentialWait(300, 20, TimeUnit.SECONDS),
                    WaitStrategies.randomWait(400, TimeUnit.MILLISECONDS)))
            .withStopStrategy(StopStrategies.stopAfterAttempt(5))
            .build();

    public String embed(String json) throws Exception {
        return retryer.call(() -> once(json));
    }

    private String once(String json) throws Exception {
        Request request = new Request.Builder()
                .url("https://api.cohere.com/v2/embed")
                .header("Authorization", "Bearer " + System.getenv("CO_API_KEY"))
                .post(RequestBody.create(json, MediaType.parse("application/json")))
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() == 429 || response.code() >= 500) {
                throw new TransientFailure(response.code());
            }
            if (!response.isSuccessful()) {
                throw new IllegalStateException("cohere refused: " + response.code());
            }
            return response.body().string();
        }
    }
}
