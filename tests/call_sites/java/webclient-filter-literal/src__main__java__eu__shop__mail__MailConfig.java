package eu.shop.mail;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

@Configuration
public class MailConfig {
    private static final String KEY = "{{sendgrid-api-key}}";

    @Bean
    WebClient mailClient() {
        return WebClient.builder()
                .baseUrl("https://api.sendgrid.com/v3")
                .defaultHeaders(h -> h.setBearerAuth(KEY))
                .build();
    }
}
