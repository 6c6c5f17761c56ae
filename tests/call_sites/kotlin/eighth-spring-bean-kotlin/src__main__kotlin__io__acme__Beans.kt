package io.acme

import org.springframework.beans.factory.annotation.Value
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.web.client.RestClient

@Configuration
class Beans {
    @Bean
    fun mistralRestClient(@Value("\${mistral.key}") key: String): RestClient =
        RestClient.builder().baseUrl("https://api.mistral.ai/v1").defaultHeader("Authorization", "Bearer $key").build()
}
