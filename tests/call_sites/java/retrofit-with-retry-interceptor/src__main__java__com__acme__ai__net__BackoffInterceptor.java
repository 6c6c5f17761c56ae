package com.acme.ai.net;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Interceptor;
import okhttp3.Response;

public final class BackoffInterceptor implements Interceptor {
    private static final int MAX_RETRIES = 4;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        for (int retry = 0; retry < MAX_RETRIES && isTransient(response.code()); retry++) {
            response.close();
            pause(Math.min(20_000L, 400L * (1L << retry)) + ThreadLocalRandom.current().nextLong(250));
            response = chain.proceed(chain.request());
        }
        return response;
    }

    private static boolean isTransient(int code) {
        return code == 429 || code >= 500;
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

