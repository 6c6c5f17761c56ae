package com.acme.config;

public final class Constants {
    public static final String ELEVEN_BASE = "https://api.elevenlabs.io/v1";
    public static final String ELEVEN_KEY = "{{elevenlabs-api-key}}";

    private Constants() {
    }
}
