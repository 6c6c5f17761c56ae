<?php

namespace App\Ai;

use Symfony\Component\HttpClient\HttpClient;
use Symfony\Component\HttpClient\Retry\GenericRetryStrategy;
use Symfony\Component\HttpClient\RetryableHttpClient;

final class MistralClient
{
    public function chat(array $messages): array
    {
        $client = new RetryableHttpClient(
            HttpClient::create(['timeout' => 30]),
            new GenericRetryStrategy([429, 500, 502, 503, 504], 1000, 2.0, 30000, 0.2),
            4
        );
        return $client->request('POST', 'https://api.mistral.ai/v1/chat/completions', [
            'auth_bearer' => $_ENV['MISTRAL_API_KEY'],
            'json' => ['model' => 'mistral-small-latest', 'messages' => $messages],
        ])->toArray();
    }
}
