package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class StartupCheck {
    private static final Logger log = LoggerFactory.getLogger(StartupCheck.class);

    public void run() {
        String token = System.getenv("SLACK_BOT_TOKEN");
        if (token == null) {
            log.error("SLACK_BOT_TOKEN is missing");
            return;
        }
        log.info("Token present: {}, {} characters", true, token.length());
    }
}
