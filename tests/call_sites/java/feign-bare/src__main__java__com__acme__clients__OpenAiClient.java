package com.acme.clients;

import java.util.Map;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

@FeignClient(name = "openai", url = "https://api.openai.com/v1")
public interface OpenAiClient {
    @PostMapping("/chat/completions")
    Map<String, Object> chat(@RequestHeader("Authorization") String bearer, @RequestBody Map<String, Object> body);
}
