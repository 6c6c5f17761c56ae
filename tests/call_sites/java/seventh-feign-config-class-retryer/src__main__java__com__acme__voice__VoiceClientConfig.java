package com.acme.voice;

import feign.RequestInterceptor;
import feign.RetryableException;
import feign.Retryer;
import feign.codec.ErrorDecoder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;

public class VoiceClientConfig {
    @Bean
    RequestInterceptor auth(@Value("${elevenlabs.key}") String key) {
        return template -> template.header("xi-api-key", key);
    }

    @Bean
    Retryer retryer() {
        return new Retryer.Default(500, 10_000, 5);
    }

    @Bean
    ErrorDecoder errorDecoder() {
        ErrorDecoder fallback = new ErrorDecoder.Default();
        return (method, response) -> response.status() == 429 || response.status() >= 500
                ? new RetryableException(response.status(), response.reason(), response.request().httpMethod(), (Long) null, response.request())
                : fallback.decode(method, response);
    }
}
