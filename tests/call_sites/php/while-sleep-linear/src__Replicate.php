<?php

use GuzzleHttp\Client;

class Replicate
{
    private Client $http;

    public function __construct()
    {
        $this->http = new Client([
            'base_uri' => 'https://api.cartesia.ai/',
            'timeout' => 30,
            'http_errors' => false,
            'headers' => ['X-API-Key' => getenv('CARTESIA_API_KEY'), 'Cartesia-Version' => '2025-04-16'],
        ]);
    }

    public function speak(array $body): string
    {
        $attempt = 0;
        while ($attempt < 4) {
            $response = $this->http->post('tts/bytes', ['json' => $body]);
            $status = $response->getStatusCode();
            if ($status === 200) {
                return (string) $response->getBody();
            }
            if ($status !== 429 && $status < 500) {
                throw new \RuntimeException("cartesia: $status");
            }
            $attempt++;
            sleep($attempt);
        }
        throw new \RuntimeException('cartesia: no answer');
    }
}
