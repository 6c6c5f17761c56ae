package com.acme.net;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

public class RateLimitInterceptor implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        int tries = 0;
        while (response.code() == 429 && tries < 4) {
            response.close();
            try {
                Thread.sleep((long) (Math.pow(2, tries) * 1000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            tries++;
            response = chain.proceed(request);
        }
        return response;
    }
}
