package com.acme.mail;

import feign.RequestInterceptor;
import org.springframework.context.annotation.Bean;

public class MailClientConfig {
    @Bean
    public RequestInterceptor authInterceptor() {
        return template -> template.header("Authorization", "Bearer {{sendgrid-api-key}}");
    }
}
