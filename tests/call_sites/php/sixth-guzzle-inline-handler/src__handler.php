<?php

use GuzzleHttp\Client;

function handle(array $event): array
{
    $client = new Client();
    $response = $client->request('POST', 'https://api.openai.com/v1/moderations', [
        'headers' => [
            'Authorization' => 'Bearer ' . getenv('OPENAI_API_KEY'),
            'Content-Type' => 'application/json',
        ],
        'json' => ['input' => $event['text']],
    ]);

    return json_decode($response->getBody()->getContents(), true);
}
