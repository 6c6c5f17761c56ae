package com.acme;

final class Config {
    static final String STRIPE_KEY = System.getenv().getOrDefault("STRIPE_SECRET_KEY", "");
    static final String BASE = System.getenv().getOrDefault("OPENAI_BASE_URL", "https://api.openai.com/v1");
    static final String MODEL = System.getProperty("openai.model", "gpt-4o-mini-2024-07-18");

    static String require(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }
}
