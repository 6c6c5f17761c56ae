package com.acme.clients;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(name = "openai", url = "https://api.openai.com", configuration = OpenAiClientConfig.class)
public interface OpenAiClient {
    @PostMapping("/v1/chat/completions")
    ChatResponse chat(@RequestHeader("Authorization") String bearer, @RequestBody ChatRequest request);
}
