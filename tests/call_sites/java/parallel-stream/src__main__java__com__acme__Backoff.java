package com.acme;

import java.io.IOException;
import java.util.Random;
import okhttp3.Interceptor;
import okhttp3.Response;

class Backoff implements Interceptor {
    private final Random random = new Random();

    @Override
    public Response intercept(Chain chain) throws IOException {
        long delay = 500;
        Response response = chain.proceed(chain.request());
        for (int i = 0; i < 5 && (response.code() == 429 || response.code() >= 500); i++) {
            String after = response.header("Retry-After");
            response.close();
            try {
                Thread.sleep(after != null ? Long.parseLong(after) * 1000 : delay + random.nextInt(200));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            delay = Math.min(delay * 2, 30_000);
            response = chain.proceed(chain.request());
        }
        return response;
    }
}

