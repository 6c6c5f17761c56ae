package com.acme.llm;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

@Configuration
public class ChatApiConfig {
    @Bean
    ChatApi chatApi() {
        RestClient client = RestClient.builder().baseUrl("https://api.groq.com/openai").defaultHeader("Authorization", "Bearer {{groq-api-key}}").build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(ChatApi.class);
    }
}
