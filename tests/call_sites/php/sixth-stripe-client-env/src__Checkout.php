<?php

namespace App;

use Stripe\StripeClient;

final class Checkout
{
    public function session(array $items): string
    {
        $stripe = new StripeClient(['api_key' => $_ENV['STRIPE_SECRET_KEY'], 'max_network_retries' => 3]);

        return $stripe->checkout->sessions->create(['mode' => 'payment', 'line_items' => $items, 'success_url' => 'https://shop.example/ok'])->url;
    }
}
