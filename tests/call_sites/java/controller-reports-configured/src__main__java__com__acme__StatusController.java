package com.acme;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class StatusController {
    @GetMapping("/api/speech/status")
    public ResponseEntity<Map<String, Boolean>> status() {
        String apiKey = System.getenv("DEEPGRAM_API_KEY");
        return ResponseEntity.ok(Map.of("configured", apiKey != null && !apiKey.isBlank()));
    }
}

