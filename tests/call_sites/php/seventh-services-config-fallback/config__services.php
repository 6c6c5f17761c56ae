<?php

return [
    'postmark' => ['token' => env('POSTMARK_TOKEN')],
    'openai' => [
        'key' => env('OPENAI_API_KEY', '{{openai-project-key}}'),
        'organization' => env('OPENAI_ORG'),
    ],
];
