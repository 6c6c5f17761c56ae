<?php

return [
    'stripe' => ['key' => env('STRIPE_KEY'), 'secret' => env('STRIPE_SECRET')],
    'openai' => ['key' => env('OPENAI_API_KEY', ''), 'base' => env('OPENAI_BASE', 'https://api.openai.com/v1')],
];
