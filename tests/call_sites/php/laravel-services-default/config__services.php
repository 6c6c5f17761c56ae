<?php

return [
    'openai' => [
        'key' => env('OPENAI_API_KEY', '{{openai-project-key}}'),
        'model' => env('OPENAI_MODEL', 'gpt-4o-mini'),
    ],
];

