package com.acme.ai;

import io.github.resilience4j.retry.annotation.Retry;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;

@Service
public class SummaryService {
    private final RestClient openAiRestClient;

    public SummaryService(RestClient openAiRestClient) {
        this.openAiRestClient = openAiRestClient;
    }

    @Retry(name = "openai")
    public String summarize(ChatRequest request) {
        return openAiRestClient.post().uri("/v1/chat/completions").body(request).retrieve().body(ChatResponse.class).text();
    }
}
