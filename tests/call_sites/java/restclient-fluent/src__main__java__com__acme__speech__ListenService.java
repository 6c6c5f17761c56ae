package com.acme.speech;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;

@Service
class ListenService {
    private final RestClient client = RestClient.create("https://api.deepgram.com");
    private final SpeechProperties properties;

    ListenService(SpeechProperties properties) {
        this.properties = properties;
    }

    Transcript listen(Resource audio) {
        return client.post()
                .uri("/v1/listen")
                .header("Authorization", "Bearer " + properties.deepgramKey())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(audio)
                .retrieve()
                .body(Transcript.class);
    }
}
