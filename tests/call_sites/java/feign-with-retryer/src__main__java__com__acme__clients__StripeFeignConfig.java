package com.acme.clients;

import feign.RequestInterceptor;
import feign.Retryer;
import feign.codec.ErrorDecoder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

public class StripeFeignConfig {
    @Bean
    public Retryer retryer() {
        return new Retryer.Default(200, 5000, 5);
    }

    @Bean
    public ErrorDecoder errorDecoder() {
        return new RetryOn429And5xxDecoder();
    }

    @Bean
    public RequestInterceptor auth(@Value("${stripe.secret-key}") String key) {
        return template -> template.header("Authorization", "Bearer " + key);
    }
}
