import java.time.Duration;
import java.util.Map;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestTemplate;

public class Talk {
    String say(String text) {
        RestTemplate web = new RestTemplate();
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("x-api-key", System.getenv("ANTHROPIC_API_KEY"));
        HttpEntity<Map<String, Object>> question = new HttpEntity<>(Map.of("text", text), headers);
        return web.postForObject("https://api.anthropic.com/v1/messages", question, String.class);
    }
}
