package app;

import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class Tts {
    private static final String KEY = "{{key}}";
    private final OkHttpClient client = new OkHttpClient();

    public byte[] speak(String json) throws Exception {
        Request request = new Request.Builder()
            .url("https://api.elevenlabs.io/v1/text-to-speech/abc")
            .addHeader("xi-api-key", KEY)
            .post(RequestBody.create(json, MediaType.get("application/json")))
            .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) throw new IllegalStateException("status " + response.code());
            return response.body().bytes();
        }
    }
}
