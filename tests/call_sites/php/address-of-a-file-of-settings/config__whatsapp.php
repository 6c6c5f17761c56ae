<?php

return [
    'base_url' => 'https://graph.facebook.com/v21.0/',
    'access_token' => env('WHATSAPP_ACCESS_TOKEN'),
];
