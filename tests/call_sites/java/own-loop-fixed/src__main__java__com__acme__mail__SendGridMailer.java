package com.acme.mail;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

public class GptRewriter {
    private final CloseableHttpClient http = HttpClients.custom().disableAutomaticRetries().build();

    public String rewrite(String json) throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            HttpPost post = new HttpPost("https://api.openai.com/v1/chat/completions");
            post.setHeader("Authorization", "Bearer " + System.getenv("OPENAI_API_KEY"));
            post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
            try (var response = http.execute(post)) {
                if (response.getCode() == 200) {
                    return new String(response.getEntity().getContent().readAllBytes());
                }
                if (response.getCode() != 429 && response.getCode() < 500) {
                    throw new IOException("status " + response.getCode());
                }
            }
            Thread.sleep(3000);
        }
        throw new IOException("no answer after five tries");
    }
}
