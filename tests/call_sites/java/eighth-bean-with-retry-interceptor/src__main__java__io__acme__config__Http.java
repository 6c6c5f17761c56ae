package io.acme.config;

import java.time.Duration;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestTemplate;

@Configuration
public class Http {
    @Bean
    public RestTemplate deepgramTemplate(RestTemplateBuilder builder, RetryInterceptor retries) {
        return builder.rootUri("https://api.deepgram.com").readTimeout(Duration.ofMinutes(2)).additionalInterceptors(retries).build();
    }
}
