<?php

namespace App\Service;

use Symfony\Component\HttpClient\HttpClient;
use Symfony\Contracts\HttpClient\HttpClientInterface;

final class MistralClient
{
    private HttpClientInterface $http;

    public function __construct(string $mistralApiKey)
    {
        $this->http = HttpClient::createForBaseUri('https://api.mistral.ai/', ['auth_bearer' => $mistralApiKey, 'timeout' => 20]);
    }

    public function complete(array $messages): string
    {
        $response = $this->http->request('POST', 'v1/chat/completions', [
            'json' => ['model' => 'mistral-small-latest', 'messages' => $messages],
        ]);

        return $response->toArray()['choices'][0]['message']['content'];
    }
}
