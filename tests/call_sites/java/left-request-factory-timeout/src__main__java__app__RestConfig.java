package app;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

public class RestConfig {
    private final RestTemplate rest;

    public RestConfig() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(3000);
        factory.setReadTimeout(30000);
        this.rest = new RestTemplate(factory);
    }

    public String complete(String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(System.getenv("OPENAI_API_KEY"));
        return rest.postForObject("https://api.openai.com/v1/chat/completions", new HttpEntity<>(body, headers), String.class);
    }
}
