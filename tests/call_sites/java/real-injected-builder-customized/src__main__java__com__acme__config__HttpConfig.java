package com.acme.config;

import org.springframework.boot.web.reactive.function.client.WebClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class HttpConfig {
    @Bean
    public WebClientCustomizer repeats(RetryFilter filter) {
        return builder -> builder.filter(filter);
    }
}
