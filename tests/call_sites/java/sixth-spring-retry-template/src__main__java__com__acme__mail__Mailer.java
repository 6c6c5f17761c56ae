package com.acme.mail;

import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.retry.support.RetryTemplate;
import org.springframework.web.client.RestTemplate;

import java.time.Duration;

public class Mailer {
    private final RestTemplate rest;
    private final RetryTemplate retry = RetryConfig.template();

    public Mailer(RestTemplateBuilder builder) {
        this.rest = builder.setConnectTimeout(Duration.ofSeconds(2)).setReadTimeout(Duration.ofSeconds(20)).build();
    }

    public void send(Mail mail) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(System.getenv("SENDGRID_API_KEY"));
        retry.execute(context -> rest.postForEntity("https://api.sendgrid.com/v3/mail/send", new HttpEntity<>(mail, headers), Void.class));
    }
}
