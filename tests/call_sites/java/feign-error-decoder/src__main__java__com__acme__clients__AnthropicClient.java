package com.acme.clients;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@FeignClient(name = "anthropic", url = "https://api.anthropic.com", configuration = AnthropicConfig.class)
public interface AnthropicClient {
    @PostMapping(value = "/v1/messages", headers = "anthropic-version=2023-06-01")
    MessageResponse send(@RequestBody MessageRequest request);
}
