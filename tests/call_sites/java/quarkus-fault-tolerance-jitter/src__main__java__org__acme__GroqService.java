package org.acme;

import io.smallrye.faulttolerance.api.ExponentialBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationScoped
public class GroqService {
    @Inject
    @RestClient
    GroqApi api;

    @ConfigProperty(name = "groq.api-key")
    String key;

    @Retry(maxRetries = 4, delay = 500, jitter = 250, retryOn = TransientException.class)
    @ExponentialBackoff(factor = 2, maxDelay = 20000)
    public Completion complete(Prompt prompt) {
        return api.complete("Bearer " + key, prompt);
    }
}
