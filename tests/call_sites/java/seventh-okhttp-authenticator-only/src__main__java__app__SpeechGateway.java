package app;

import java.io.IOException;
import okhttp3.Authenticator;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.Route;

public class SpeechGateway {
    private final TokenStore tokens;
    private final OkHttpClient client;

    public SpeechGateway(TokenStore tokens) {
        this.tokens = tokens;
        this.client = new OkHttpClient.Builder().authenticator(new Authenticator() {
            @Override
            public Request authenticate(Route route, Response response) throws IOException {
                if (response.priorResponse() != null) {
                    return null;
                }
                return response.request().newBuilder().header("Authorization", "Token " + tokens.refresh()).build();
            }
        }).build();
    }

    public String listen(RequestBody audio) throws IOException {
        Request request = new Request.Builder().url("https://api.deepgram.com/v1/listen").header("Authorization", "Token " + tokens.current()).post(audio).build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("deepgram: " + response.code());
            }
            return response.body().string();
        }
    }
}
