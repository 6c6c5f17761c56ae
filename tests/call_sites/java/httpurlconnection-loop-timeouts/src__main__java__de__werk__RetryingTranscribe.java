package de.werk;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.Random;

public class RetryingTranscribe {
    private final Random random = new Random();

    byte[] fetch(byte[] audio) throws Exception {
        long wait = 500;
        IOException last = null;
        for (int i = 0; i < 5; i++) {
            HttpURLConnection c = (HttpURLConnection) new URL("https://api.deepgram.com/v1/listen").openConnection();
            c.setConnectTimeout(5_000);
            c.setReadTimeout(60_000);
            c.setRequestMethod("POST");
            c.setDoOutput(true);
            c.setRequestProperty("Authorization", "Token " + System.getenv("DEEPGRAM_API_KEY"));
            c.getOutputStream().write(audio);
            int status = c.getResponseCode();
            if (status == 200) {
                return c.getInputStream().readAllBytes();
            }
            if (status != 429 && status < 500) {
                throw new IOException("refused: " + status);
            }
            last = new IOException("HTTP " + status);
            String hint = c.getHeaderField("Retry-After");
            Thread.sleep(hint != null ? Long.parseLong(hint) * 1000 : wait + random.nextInt(250));
            wait = Math.min(wait * 2, 30_000);
        }
        throw last;
    }
}
