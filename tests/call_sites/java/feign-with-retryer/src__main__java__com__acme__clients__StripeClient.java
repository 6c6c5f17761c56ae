package com.acme.clients;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@FeignClient(name = "stripe", url = "https://api.stripe.com", configuration = StripeFeignConfig.class)
public interface StripeClient {
    @GetMapping("/v1/charges/{id}")
    Charge charge(@PathVariable("id") String id);
}
