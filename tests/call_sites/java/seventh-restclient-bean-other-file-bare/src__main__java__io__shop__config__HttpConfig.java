package io.shop.config;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration
public class HttpConfig {
    @Bean
    public RestClient groqClient(@Value("${groq.api.key}") String apiKey) {
        return RestClient.builder().baseUrl("https://api.groq.com/openai/v1").defaultHeader("Authorization", "Bearer " + apiKey).build();
    }
}
