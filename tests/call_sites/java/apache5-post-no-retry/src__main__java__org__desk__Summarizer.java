package org.desk;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

import java.io.IOException;

public class Summarizer {
    public String summarize(String payload) throws IOException {
        HttpPost post = new HttpPost("https://api.mistral.ai/v1/chat/completions");
        post.setHeader("Authorization", "Bearer " + System.getenv("MISTRAL_API_KEY"));
        post.setEntity(new StringEntity(payload, ContentType.APPLICATION_JSON));
        try (CloseableHttpClient http = HttpClients.custom().disableAutomaticRetries().build()) {
            return http.execute(post, response -> {
                if (response.getCode() >= 400) {
                    throw new IOException("Mistral: " + response.getCode());
                }
                return EntityUtils.toString(response.getEntity());
            });
        }
    }
}
