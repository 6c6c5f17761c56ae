package org.lab;

import com.github.rholder.retry.Retryer;
import com.github.rholder.retry.RetryerBuilder;
import com.github.rholder.retry.StopStrategies;
import com.github.rholder.retry.WaitStrategies;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.util.concurrent.TimeUnit;

public class RateProbe {
    private final OkHttpClient client = new OkHttpClient();
    private final Retryer<Response> retryer = RetryerBuilder.<Response>newBuilder()
            .retryIfResult(r -> r.code() == 429 || r.code() >= 500)
            .withWaitStrategy(WaitStrategies.fixedWait(2, TimeUnit.SECONDS))
            .withStopStrategy(StopStrategies.stopAfterAttempt(5))
            .build();

    Response models(String key) throws Exception {
        Request request = new Request.Builder()
                .url("https://api.openai.com/v1/models")
                .addHeader("Authorization", "Bearer " + key)
                .build();
        return retryer.call(() -> client.newCall(request).execute());
    }
}
