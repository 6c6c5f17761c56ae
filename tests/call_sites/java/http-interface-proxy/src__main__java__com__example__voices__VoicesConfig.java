package com.example.voices;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

@Configuration
public class VoicesConfig {
    interface Voices {
        @GetExchange("/v1/voices")
        VoiceList list();
    }

    @Bean
    Voices voices() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(2000);
        factory.setReadTimeout(10000);
        RestClient client = RestClient.builder()
                .baseUrl("https://api.elevenlabs.io")
                .requestFactory(factory)
                .defaultHeader("xi-api-key", System.getenv("ELEVENLABS_API_KEY"))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(Voices.class);
    }
}
