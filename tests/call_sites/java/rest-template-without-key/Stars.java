import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestTemplate;

public class Stars {
    private final RestTemplate web = new RestTemplate();

    String of(String owner, String token) {
        Map<String, String> question = new HashMap<>();
        question.put("owner", owner);
        question.put("page", token);
        return web.exchange("https://starplaces.io/stars", HttpMethod.POST, new HttpEntity<>(question), String.class).getBody();
    }
}
