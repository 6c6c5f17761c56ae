<?php

namespace App\Services;

use GuzzleHttp\ClientInterface;
use GuzzleHttp\Client;

class MistralService
{
    private ClientInterface $http;

    public function __construct(private string $key)
    {
        $this->http = new Client(['base_uri' => 'https://api.mistral.ai/v1/', 'headers' => $this->headers()]);
    }

    public function ask(string $question): string
    {
        $response = $this->http->request('POST', 'chat/completions', ['json' => ['model' => 'mistral-small-latest', 'messages' => [['role' => 'user', 'content' => $question]]]]);

        return json_decode($response->getBody(), true)['choices'][0]['message']['content'];
    }

    private function headers(): array
    {
        return ['Authorization' => "Bearer {$this->key}", 'Accept' => 'application/json'];
    }
}
