package com.acme.llm;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

@HttpExchange("/v1")
public interface ChatApi {
    @PostExchange("/chat/completions")
    ChatResponse chat(@RequestBody ChatRequest request);
}
