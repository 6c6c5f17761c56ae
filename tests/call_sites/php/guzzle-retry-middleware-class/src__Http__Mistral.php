<?php

namespace App\Http;

final class Mistral
{
    public function __construct(private string $key)
    {
    }

    public function chat(array $messages): array
    {
        $client = RetryFactory::client($this->key);
        $response = $client->post('chat/completions', ['json' => ['model' => 'mistral-small-latest', 'messages' => $messages]]);
        return json_decode((string) $response->getBody(), true);
    }
}
