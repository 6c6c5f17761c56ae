package io.acme.audio;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class Listener {
    @Autowired
    private RestTemplate deepgramTemplate;

    public String listen(byte[] wav) {
        return deepgramTemplate.postForObject("/v1/listen?model=nova-2", wav, String.class);
    }
}
