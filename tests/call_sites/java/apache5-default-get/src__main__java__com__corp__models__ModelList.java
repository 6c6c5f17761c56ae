package com.corp.models;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import java.util.concurrent.ThreadLocalRandom;

public class ModelList {
    static class Growing extends DefaultHttpRequestRetryStrategy {
        Growing() {
            super(4, TimeValue.ofSeconds(1));
        }

        @Override
        public TimeValue getRetryInterval(HttpResponse response, int count, HttpContext context) {
            long cap = Math.min(30_000, 500L << count);
            return TimeValue.ofMilliseconds(cap / 2 + ThreadLocalRandom.current().nextLong(cap / 2));
        }
    }

    private final CloseableHttpClient http = HttpClients.custom()
            .setRetryStrategy(new Growing())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(20)).build())
            .build();

    public String models() throws Exception {
        HttpGet get = new HttpGet("https://api.mistral.ai/v1/models");
        get.addHeader("Authorization", "Bearer " + System.getenv("MISTRAL_API_KEY"));
        return http.execute(get, r -> EntityUtils.toString(r.getEntity()));
    }
}
