package com.acme;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TokenController {
    @GetMapping("/api/speech/token")
    public ResponseEntity<Map<String, String>> token() {
        String apiKey = System.getenv("DEEPGRAM_API_KEY");
        return ResponseEntity.ok(Map.of("token", apiKey));
    }
}

