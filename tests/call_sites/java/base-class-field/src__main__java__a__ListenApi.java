package a;

import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

public class ListenApi extends BaseApi {
    public String listen(RequestBody audio) throws java.io.IOException {
        Request request = new Request.Builder().url(HOST + "/v1/listen").header("Authorization", "Token " + System.getenv("DEEPGRAM_API_KEY")).post(audio).build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) throw new java.io.IOException("deepgram " + response.code());
            return response.body().string();
        }
    }
}
