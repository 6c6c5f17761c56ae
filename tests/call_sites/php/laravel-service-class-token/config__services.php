<?php

return [
    'resend' => [
        'key' => env('RESEND_KEY'),
    ],
];
