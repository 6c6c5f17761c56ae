<?php

namespace Acme;

use GuzzleHttp\Client;

class Chat
{
    public function __construct(private string $key)
    {
    }

    public function ask(array $body): array
    {
        $client = new Client(['base_uri' => 'https://api.mistral.ai', 'timeout' => 60]);
        $last = null;
        for ($attempt = 0; $attempt < 5; $attempt++) {
            try {
                $response = $client->post('/v1/chat/completions', [
                    'headers' => ['Authorization' => "Bearer {$this->key}"],
                    'json' => $body,
                ]);
                return json_decode($response->getBody(), true);
            } catch (\Throwable $e) {
                $last = $e;
                sleep(2 ** $attempt);
            }
        }
        throw new \RuntimeException('gave up', 0, $last);
    }
}

