<?php

require '../vendor/autoload.php';

\Stripe\Stripe::setApiKey('{{stripe-secret-key-live}}');

$session = \Stripe\Checkout\Session::create([
    'mode' => 'payment',
    'line_items' => [['price' => 'price_1', 'quantity' => 1]],
    'success_url' => 'https://shop.example/success',
]);
header('Location: ' . $session->url, true, 303);
