<?php

function summarise(string $text): array
{
    $client = new \GuzzleHttp\Client(['timeout' => 20]);
    $response = $client->post('https://api.cohere.com/v2/chat', [
        'headers' => ['Authorization' => 'Bearer ' . getenv('COHERE_API_KEY')],
        'json' => ['model' => 'command-r', 'messages' => [['role' => 'user', 'content' => $text]]],
    ]);

    return json_decode((string) $response->getBody(), true);
}
