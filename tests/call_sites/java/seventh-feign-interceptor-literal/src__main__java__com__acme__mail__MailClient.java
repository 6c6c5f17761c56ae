package com.acme.mail;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@FeignClient(name = "sendgrid", url = "https://api.sendgrid.com", configuration = MailClientConfig.class)
public interface MailClient {
    @PostMapping("/v3/mail/send")
    void send(@RequestBody Mail mail);
}
