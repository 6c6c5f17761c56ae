<?php

declare(strict_types=1);

namespace App\Service;

use GuzzleHttp\Client;

final class DeepgramClient
{
    private Client $http;

    public function __construct(string $apiKey)
    {
        $this->http = new Client([
            'base_uri' => 'https://api.deepgram.com',
            'timeout' => 60,
            'connect_timeout' => 5,
            'headers' => ['Authorization' => 'Token ' . $apiKey],
        ]);
    }

    public function listen(string $path): array
    {
        $response = $this->http->post('/v1/listen', ['body' => fopen($path, 'rb'), 'query' => ['model' => 'nova-2']]);
        return json_decode((string) $response->getBody(), true);
    }
}
