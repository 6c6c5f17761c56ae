package app.net;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

public class BackoffInterceptor implements Interceptor {
    private static final Set<Integer> RETRYABLE = Set.of(408, 429, 500, 502, 503, 504);
    private final int maxRetries;

    public BackoffInterceptor(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        int tries = 0;
        while (RETRYABLE.contains(response.code()) && tries < maxRetries) {
            String after = response.header("Retry-After");
            response.close();
            long wait = after != null ? Long.parseLong(after) * 1000 : (long) (Math.pow(2, tries) * 1000) + ThreadLocalRandom.current().nextLong(500);
            try {
                Thread.sleep(Math.min(wait, 60_000));
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
