<?php

namespace Acme;

use Acme\Http\ClientFactory;
use GuzzleHttp\Client;

final class Mistral
{
    private Client $client;

    public function __construct()
    {
        $this->client = ClientFactory::create('https://api.mistral.ai/', ['Authorization' => 'Bearer ' . getenv('MISTRAL_API_KEY')]);
    }

    public function chat(array $body): array
    {
        $response = $this->client->post('v1/chat/completions', ['json' => $body]);
        return json_decode((string) $response->getBody(), true);
    }
}

