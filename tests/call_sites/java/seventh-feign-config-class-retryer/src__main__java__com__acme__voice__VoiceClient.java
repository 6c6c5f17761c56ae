package com.acme.voice;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@FeignClient(name = "elevenlabs", url = "https://api.elevenlabs.io", configuration = VoiceClientConfig.class)
public interface VoiceClient {
    @PostMapping("/v1/text-to-speech/{voice}")
    byte[] speak(@PathVariable String voice, @RequestBody SpeechRequest request);
}
