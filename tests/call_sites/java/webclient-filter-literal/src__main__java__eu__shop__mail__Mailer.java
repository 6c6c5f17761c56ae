package eu.shop.mail;

import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@Service
public class Mailer {
    private final WebClient mailClient;

    public Mailer(WebClient mailClient) {
        this.mailClient = mailClient;
    }

    public Mono<Void> send(Mail mail) {
        return mailClient.post().uri("/mail/send").bodyValue(mail).retrieve().bodyToMono(Void.class);
    }
}
