<?php

namespace App;

use GuzzleHttp\Client;

final class Deepgram
{
    private Client $http;

    public function __construct(string $apiKey)
    {
        $this->http = new Client([
            'base_uri' => 'https://api.deepgram.com/v1/',
            'headers' => ['Authorization' => 'Token ' . $apiKey],
        ]);
    }

    public function listen(string $file): array
    {
        $response = $this->http->post('listen', [
            'query' => ['model' => 'nova-2'],
            'headers' => ['Content-Type' => 'audio/wav'],
            'body' => fopen($file, 'rb'),
        ]);

        return json_decode((string) $response->getBody(), true);
    }
}
