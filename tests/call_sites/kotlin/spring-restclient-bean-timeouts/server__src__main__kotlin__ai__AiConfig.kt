package ai

import org.springframework.beans.factory.annotation.Value
import org.springframework.boot.web.client.RestTemplateBuilder
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.retry.annotation.EnableRetry
import org.springframework.web.client.RestTemplate
import java.time.Duration

@Configuration
@EnableRetry
class AiConfig {
    @Bean
    fun rest(builder: RestTemplateBuilder, @Value("\${ai.key}") key: String): RestTemplate = builder
        .rootUri("https://api.openai.com/v1")
        .defaultHeader("Authorization", "Bearer $key")
        .setConnectTimeout(Duration.ofSeconds(3))
        .setReadTimeout(Duration.ofSeconds(40))
        .build()
}
