package com.corp.crm;

import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

import java.util.concurrent.ThreadLocalRandom;

public class StripeGateway {
    private final CloseableHttpClient client = HttpClients.custom()
            .setDefaultRequestConfig(RequestConfig.custom().setConnectTimeout(3000).setSocketTimeout(20000).build())
            .build();

    public String charges() throws Exception {
        HttpGet get = new HttpGet("https://api.stripe.com/v1/charges");
        get.setHeader("Authorization", "Bearer " + System.getenv("STRIPE_SECRET_KEY"));
        for (int attempt = 1; attempt <= 4; attempt++) {
            try (var response = client.execute(get)) {
                int code = response.getStatusLine().getStatusCode();
                if (code < 400) {
                    return EntityUtils.toString(response.getEntity());
                }
                if (code < 500) {
                    throw new IllegalStateException("stripe: " + code);
                }
            }
            long cap = Math.min(15_000, 300L * (1L << attempt));
            Thread.sleep(ThreadLocalRandom.current().nextLong(cap));
        }
        throw new IllegalStateException("stripe is not there");
    }
}
