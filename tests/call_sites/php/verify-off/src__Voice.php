<?php

use GuzzleHttp\Client;

function voices(): array
{
    $client = new Client(['base_uri' => 'https://api.elevenlabs.io/v1/', 'timeout' => 20, 'verify' => false]);
    $response = $client->get('voices', ['headers' => ['xi-api-key' => getenv('ELEVENLABS_API_KEY')]]);
    return json_decode((string) $response->getBody(), true);
}
