<?php

return [
    'openai' => ['key' => env('OPENAI_API_KEY', '{{openai-project-key}}')],
];
