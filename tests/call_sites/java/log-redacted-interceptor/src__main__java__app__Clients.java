package app;

import okhttp3.OkHttpClient;
import okhttp3.logging.HttpLoggingInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Clients {
    private static final Logger log = LoggerFactory.getLogger(Clients.class);

    static OkHttpClient logging() {
        HttpLoggingInterceptor logging = new HttpLoggingInterceptor(log::debug);
        logging.setLevel(HttpLoggingInterceptor.Level.BASIC);
        logging.redactHeader("Authorization");
        String key = System.getenv("OPENAI_API_KEY");
        log.info("openai key configured: {}", key != null && !key.isBlank());
        return new OkHttpClient.Builder().addInterceptor(logging).build();
    }
}
