package io.acme

import org.springframework.retry.annotation.Backoff
import org.springframework.retry.annotation.Retryable
import org.springframework.stereotype.Service
import org.springframework.web.client.HttpClientErrorException
import org.springframework.web.client.HttpServerErrorException
import org.springframework.web.client.RestClient
import org.springframework.http.client.JdkClientHttpRequestFactory
import java.time.Duration

@Service
class EmbeddingService(properties: OpenAiProperties) {
    private val client = RestClient.builder()
        .baseUrl("https://api.openai.com/v1")
        .requestFactory(JdkClientHttpRequestFactory().apply { setReadTimeout(Duration.ofSeconds(20)) })
        .defaultHeaders { it.setBearerAuth(properties.key) }
        .build()

    @Retryable(include = [HttpServerErrorException::class, HttpClientErrorException.TooManyRequests::class], maxAttempts = 5, backoff = Backoff(delay = 400, multiplier = 2.0, random = true))
    fun embed(text: String): Embedding? = client.post().uri("/embeddings").body(EmbeddingRequest(text)).retrieve().body(Embedding::class.java)
}
