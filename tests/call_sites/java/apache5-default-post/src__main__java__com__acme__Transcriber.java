package com.acme;

import java.io.File;
import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.FileEntity;

public class Transcriber {
    public String transcribe(File audio) throws IOException {
        try (CloseableHttpClient client = HttpClients.createDefault()) {
            HttpPost post = new HttpPost("https://api.deepgram.com/v1/listen");
            post.setHeader("Authorization", "Token " + System.getenv("DEEPGRAM_API_KEY"));
            post.setEntity(new FileEntity(audio, ContentType.create("audio/mpeg")));
            return client.execute(post, response -> {
                if (response.getCode() != 200) {
                    throw new IOException("deepgram: " + response.getCode());
                }
                return EntityUtils.toString(response.getEntity());
            });
        }
    }
}

