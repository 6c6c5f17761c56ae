package com.acme.clients;

import feign.Logger;
import feign.Retryer;
import org.springframework.context.annotation.Bean;

public class OpenAiClientConfig {
    @Bean
    Retryer retryer() {
        return Retryer.NEVER_RETRY;
    }

    @Bean
    Logger.Level level() {
        return Logger.Level.BASIC;
    }
}

