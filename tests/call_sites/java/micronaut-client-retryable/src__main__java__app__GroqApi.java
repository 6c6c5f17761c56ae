package app;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.retry.annotation.Retryable;

@Client("https://api.groq.com/openai/v1")
@Header(name = "Authorization", value = "Bearer ${groq.key}")
@Retryable(attempts = "4", delay = "500ms", multiplier = "2.0", maxDelay = "20s", jitter = "0.3")
public interface GroqApi {
    @Post("/chat/completions")
    String chat(@Body ChatRequest request);
}
