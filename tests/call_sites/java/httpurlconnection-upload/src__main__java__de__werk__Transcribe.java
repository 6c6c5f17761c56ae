package de.werk;

import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;

public class Transcribe {
    private static final String ENDPOINT = "https://api.deepgram.com/v1/listen?model=nova-2";

    String run(File wav) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) new URL(ENDPOINT).openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Authorization", "Token " + System.getenv("DEEPGRAM_API_KEY"));
        connection.setRequestProperty("Content-Type", "audio/wav");
        try (OutputStream out = connection.getOutputStream()) {
            Files.copy(wav.toPath(), out);
        }
        if (connection.getResponseCode() != 200) {
            throw new IllegalStateException("deepgram said " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes());
        }
    }
}
