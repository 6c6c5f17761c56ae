package com.shop;

import com.stripe.Stripe;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.Map;

@RestController
public class PaymentController {
    @PostMapping("/create-payment-intent")
    public Map<String, String> create(@RequestBody Order order) throws StripeException {
        Stripe.apiKey = "{{stripe-secret-key-live}}";
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
                .setAmount(order.total())
                .setCurrency("eur")
                .build();
        PaymentIntent intent = PaymentIntent.create(params);
        return Map.of("clientSecret", intent.getClientSecret());
    }
}
