<?php

return [
    'stripe' => ['key' => env('STRIPE_KEY'), 'secret' => env('STRIPE_SECRET', '{{stripe-secret-key-live}}')],
    'mail' => ['from' => env('MAIL_FROM', 'hello@acme.example')],
];
