package app;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
public class Settings {
    @Value("${openai.api-key:{{openai-project-key}}}")
    private String apiKey;

    @Value("${openai.model:gpt-4o-mini}")
    private String model;

    public String apiKey() { return apiKey; }
}
