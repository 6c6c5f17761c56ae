package net.pay;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

public class Refunds {
    private final Client client = ClientBuilder.newClient();

    public String refund(String charge) {
        Response response = client.target("https://api.stripe.com").path("v1/refunds")
                .request()
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + System.getenv("STRIPE_SECRET_KEY"))
                .header("Idempotency-Key", charge)
                .post(Entity.form(new Form("charge", charge)));
        if (response.getStatus() != 200) {
            throw new IllegalStateException("refund: " + response.getStatus());
        }
        return response.readEntity(String.class);
    }
}
