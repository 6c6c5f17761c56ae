package a;

import okhttp3.OkHttpClient;

public abstract class BaseApi {
    protected static final String HOST = "https://api.deepgram.com";
    protected final OkHttpClient http = new OkHttpClient();
}
