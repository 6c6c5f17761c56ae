<?php

declare(strict_types=1);

namespace Acme\Service;

use GuzzleHttp\Client;

final class OpenAi
{
    private Client $client;

    public function __construct(string $apiKey)
    {
        $this->client = new Client([
            'base_uri' => 'https://api.openai.com/v1/',
            'headers' => ['Authorization' => 'Bearer ' . $apiKey, 'Content-Type' => 'application/json'],
        ]);
    }

    public function chat(array $messages): array
    {
        $response = $this->client->post('chat/completions', ['json' => ['model' => 'gpt-4o-mini', 'messages' => $messages]]);

        return json_decode((string) $response->getBody(), true, 512, JSON_THROW_ON_ERROR);
    }
}
