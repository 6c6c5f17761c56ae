package org.lab;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class ClientSettings {
    private static final Logger log = LoggerFactory.getLogger(ClientSettings.class);
    private final String apiKey;

    public ClientSettings(String apiKey, String region) {
        log.info("Creating OpenAI client for {} with key {}", region, apiKey);
        this.apiKey = apiKey;
    }
}
