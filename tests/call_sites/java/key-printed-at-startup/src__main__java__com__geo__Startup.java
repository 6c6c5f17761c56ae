package com.geo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class Startup {
    private static final Logger log = LoggerFactory.getLogger(Startup.class);

    public static void main(String[] args) throws Exception {
        String apiKey = System.getenv("RESEMBLE_API_KEY");
        log.info("Using Resemble key {}", apiKey);
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://app.resemble.ai/api/v2/projects?page=1"))
                .header("Authorization", "Bearer " + apiKey)
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            log.error("resemble answered {}", response.statusCode());
            System.exit(1);
        }
        log.info("{}", response.body());
    }
}
