package io.acme

import java.time.Duration
import org.springframework.http.HttpStatusCode
import org.springframework.stereotype.Component
import org.springframework.web.reactive.function.client.WebClient
import org.springframework.web.reactive.function.client.WebClientResponseException
import org.springframework.web.reactive.function.client.bodyToMono
import reactor.core.publisher.Mono
import reactor.util.retry.Retry

@Component
class Summaries(builder: WebClient.Builder, settings: Settings) {
    private val client = builder.baseUrl("https://api.cohere.com").defaultHeader("Authorization", "Bearer ${settings.cohereKey}").build()

    fun summarize(body: Any): Mono<Summary> = client.post().uri("/v2/chat").bodyValue(body).retrieve()
        .bodyToMono<Summary>()
        .timeout(Duration.ofSeconds(40))
        .retryWhen(Retry.backoff(3, Duration.ofSeconds(1)).filter { it is WebClientResponseException && retryable(it.statusCode) })

    private fun retryable(status: HttpStatusCode) = status.value() == 429 || status.is5xxServerError
}
