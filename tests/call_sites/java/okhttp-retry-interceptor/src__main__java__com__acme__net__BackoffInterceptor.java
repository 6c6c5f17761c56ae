package com.acme.net;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Interceptor;
import okhttp3.Response;

public class BackoffInterceptor implements Interceptor {
    private static final int MAX_TRIES = 5;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        int attempt = 0;
        while ((response.code() == 429 || response.code() >= 500) && attempt < MAX_TRIES) {
            String retryAfter = response.header("Retry-After");
            long wait = retryAfter != null ? Long.parseLong(retryAfter) * 1000L : Math.min(30_000L, 500L << attempt) + ThreadLocalRandom.current().nextLong(250);
            response.close();
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            attempt++;
            response = chain.proceed(chain.request());
        }
        return response;
    }
}
