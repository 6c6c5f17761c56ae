<?php

$context = stream_context_create([
    'http' => [
        'method' => 'POST',
        'header' => "Content-Type: application/json\r\nAuthorization: Bearer " . getenv('TOGETHER_API_KEY'),
        'content' => json_encode(['model' => 'meta-llama/Llama-3-8b-chat-hf', 'messages' => [['role' => 'user', 'content' => 'A quote']]]),
    ],
]);
$raw = file_get_contents('https://api.together.xyz/v1/chat/completions', false, $context);
if ($raw === false) {
    fwrite(STDERR, "no answer\n");
    exit(1);
}
echo json_decode($raw, true)['choices'][0]['message']['content'];
