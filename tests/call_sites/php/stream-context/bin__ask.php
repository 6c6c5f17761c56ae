<?php

function ask(array $body): array
{
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => "Content-Type: application/json\r\nAuthorization: Bearer " . getenv('OPENAI_API_KEY') . "\r\n",
        'content' => json_encode($body),
        'timeout' => 60,
    ]]);
    $answer = file_get_contents('https://api.openai.com/v1/chat/completions', false, $context);
    if ($answer === false) {
        throw new RuntimeException('OpenAI did not answer');
    }
    return json_decode($answer, true);
}

