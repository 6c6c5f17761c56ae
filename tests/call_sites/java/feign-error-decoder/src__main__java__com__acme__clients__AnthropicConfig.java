package com.acme.clients;

import feign.RequestInterceptor;
import feign.RetryableException;
import feign.Retryer;
import feign.codec.ErrorDecoder;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

public class AnthropicConfig {
    @Bean
    RequestInterceptor auth(@Value("${anthropic.key}") String key) {
        return template -> template.header("x-api-key", key);
    }

    @Bean
    Retryer retryer() {
        return new Retryer.Default(300, TimeUnit.SECONDS.toMillis(10), 5);
    }

    @Bean
    ErrorDecoder errors() {
        ErrorDecoder fallback = new ErrorDecoder.Default();
        return (method, response) -> response.status() == 429 || response.status() >= 500
                ? new RetryableException(response.status(), response.reason(), response.request().httpMethod(), (Long) null, response.request())
                : fallback.decode(method, response);
    }
}

