<?php

namespace App\Ai;

use Symfony\Contracts\HttpClient\HttpClientInterface;

final class MistralClient
{
    public function __construct(private HttpClientInterface $httpClient, private string $mistralKey)
    {
    }

    public function chat(array $messages): array
    {
        return $this->httpClient->request('POST', 'https://api.mistral.ai/v1/chat/completions', [
            'auth_bearer' => $this->mistralKey,
            'json' => ['model' => 'mistral-small-latest', 'messages' => $messages],
        ])->toArray();
    }
}
