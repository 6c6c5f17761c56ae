package com.example.sms;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Feign;
import feign.Retryer;
import feign.auth.BasicAuthRequestInterceptor;
import feign.form.FormEncoder;

public interface TwilioFeign {
    @RequestLine("POST /2010-04-01/Accounts/{sid}/Messages.json")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    String send(@Param("sid") String sid, @Param("To") String to, @Param("From") String from, @Param("Body") String body);

    static TwilioFeign create() {
        return Feign.builder()
                .encoder(new FormEncoder())
                .retryer(Retryer.NEVER_RETRY)
                .requestInterceptor(new BasicAuthRequestInterceptor(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN")))
                .target(TwilioFeign.class, "https://api.twilio.com");
    }
}
