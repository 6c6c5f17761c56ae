<?php

namespace App;

use Stripe\StripeClient;

class Pay
{
    public function __construct(private StripeClient $stripe)
    {
    }

    public static function fromEnv(): self
    {
        return new self(new StripeClient(['api_key' => $_ENV['STRIPE_SECRET'], 'stripe_version' => '2024-06-20']));
    }

    public function refund(string $charge, string $id): void
    {
        $this->stripe->refunds->create(['charge' => $charge], ['idempotency_key' => $id]);
    }
}
