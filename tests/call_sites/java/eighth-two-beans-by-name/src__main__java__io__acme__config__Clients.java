package io.acme.config;

import java.time.Duration;
import org.springframework.boot.web.client.ClientHttpRequestFactories;
import org.springframework.boot.web.client.ClientHttpRequestFactorySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class Clients {
    private final ClientHttpRequestFactorySettings limits = ClientHttpRequestFactorySettings.DEFAULTS.withReadTimeout(Duration.ofSeconds(30));

    @Bean
    RestClient anthropicClient(AcmeProperties p) {
        return RestClient.builder()
                .baseUrl("https://api.anthropic.com/v1")
                .requestFactory(ClientHttpRequestFactories.get(limits))
                .defaultHeader("x-api-key", p.anthropicKey())
                .defaultHeader("anthropic-version", "2023-06-01")
                .build();
    }

    @Bean
    RestClient billingClient(AcmeProperties p) {
        return RestClient.builder().baseUrl("https://billing.internal.acme.io").requestFactory(ClientHttpRequestFactories.get(limits)).build();
    }
}
