<?php

namespace App;

use Stripe\StripeClient;

class Pay
{
    public function refund(string $charge): void
    {
        $stripe = new StripeClient('{{stripe-secret-key-live}}');
        $stripe->refunds->create(['charge' => $charge]);
    }
}
