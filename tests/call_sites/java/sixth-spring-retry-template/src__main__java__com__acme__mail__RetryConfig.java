package com.acme.mail;

import org.springframework.retry.support.RetryTemplate;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

final class RetryConfig {
    static RetryTemplate template() {
        return RetryTemplate.builder()
                .maxAttempts(4)
                .exponentialBackoff(500, 2, 10_000, true)
                .retryOn(HttpServerErrorException.class)
                .retryOn(HttpClientErrorException.TooManyRequests.class)
                .retryOn(ResourceAccessException.class)
                .build();
    }
}
