import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestTemplate;

public class Stars {
    @Value("${stars.token}")
    private String token;

    private final RestTemplate web = new RestTemplate();

    String of(String owner) {
        String address = String.format("https://api.starplaces.io/users/%s/stars", owner);
        return web.exchange(address, HttpMethod.GET, new HttpEntity<>(headers()), String.class).getBody();
    }

    private HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Authorization", "token " + token);
        headers.set("Accept", "application/json");
        return headers;
    }
}
