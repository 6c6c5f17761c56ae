package io.media;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

@Configuration
public class WebClientConfig {
    @Bean
    WebClient deepgramWebClient(DeepgramProperties properties) {
        HttpClient http = HttpClient.create().responseTimeout(Duration.ofSeconds(120));
        return WebClient.builder()
                .baseUrl("https://api.deepgram.com")
                .defaultHeader("Authorization", "Token " + properties.key())
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }
}
