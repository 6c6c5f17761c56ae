package com.acme;

import java.util.Optional;

final class Config {
    static final String STRIPE_KEY = Optional.ofNullable(System.getenv("STRIPE_SECRET_KEY")).orElse("{{stripe-secret-key-live}}");

    static String region() {
        return System.getenv().getOrDefault("AWS_REGION", "eu-central-1");
    }
}
