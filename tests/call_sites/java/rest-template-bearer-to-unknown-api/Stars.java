import java.util.List;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestTemplate;

public class Stars {
    private final RestTemplate web = new RestTemplate();

    List<Map<String, Object>> of(String token) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(token);
        HttpEntity<?> question = new HttpEntity<>(headers);
        ResponseEntity<List<Map<String, Object>>> answer =
            web.exchange("https://api.starplaces.io/user/stars", HttpMethod.GET, question, new ParameterizedTypeReference<>() {});
        return answer.getBody();
    }
}
