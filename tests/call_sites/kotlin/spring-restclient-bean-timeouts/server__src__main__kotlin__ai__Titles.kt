package ai

import org.springframework.retry.annotation.Backoff
import org.springframework.retry.annotation.Retryable
import org.springframework.stereotype.Service
import org.springframework.web.client.HttpClientErrorException
import org.springframework.web.client.HttpServerErrorException
import org.springframework.web.client.RestTemplate

@Service
class Titles(private val rest: RestTemplate) {
    @Retryable(
        retryFor = [HttpServerErrorException::class, HttpClientErrorException.TooManyRequests::class],
        maxAttempts = 4,
        backoff = Backoff(delay = 500, multiplier = 2.0, maxDelay = 10_000, random = true),
    )
    fun title(request: Any): String? = rest.postForObject("/chat/completions", request, String::class.java)
}
