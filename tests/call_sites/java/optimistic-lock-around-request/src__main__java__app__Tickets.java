package app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

class Tickets {
    private final HttpClient http = HttpClient.newHttpClient();
    private final TicketRepository tickets;

    Tickets(TicketRepository tickets) {
        this.tickets = tickets;
    }

    Ticket label(long id) throws Exception {
        for (int attempt = 0; attempt < 5; attempt++) {
            Ticket ticket = tickets.load(id);
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.openai.com/v1/responses"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + System.getenv("OPENAI_API_KEY"))
                .POST(HttpRequest.BodyPublishers.ofString(ticket.json()))
                .build();
            HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() >= 400) {
                throw new IllegalStateException("OpenAI answered " + reply.statusCode());
            }
            ticket.setLabel(reply.body());
            try {
                return tickets.save(ticket);
            } catch (ObjectOptimisticLockingFailureException e) {
                Thread.sleep(100L << attempt);
            }
        }
        throw new IllegalStateException("ticket was changed too often");
    }
}
