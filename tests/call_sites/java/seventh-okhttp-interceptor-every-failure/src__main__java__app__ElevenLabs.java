package app;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class ElevenLabs {
    private final OkHttpClient client = new OkHttpClient.Builder()
            .addInterceptor(chain -> {
                Response response = chain.proceed(chain.request());
                int count = 0;
                while (!response.isSuccessful() && count < 3) {
                    count++;
                    response.close();
                    try {
                        Thread.sleep(1500);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    response = chain.proceed(chain.request());
                }
                return response;
            })
            .build();

    public byte[] speak(String voice, RequestBody body) throws IOException {
        Request request = new Request.Builder().url("https://api.elevenlabs.io/v1/text-to-speech/" + voice).header("xi-api-key", System.getenv("ELEVENLABS_API_KEY")).post(body).build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) throw new IOException("elevenlabs " + response.code());
            return response.body().bytes();
        }
    }
}
