<?php

namespace App\Service;

use Symfony\Contracts\HttpClient\HttpClientInterface;

final class Groq
{
    public function __construct(private HttpClientInterface $groqClient)
    {
    }

    public function chat(array $messages): array
    {
        return $this->groqClient->request('POST', '/openai/v1/chat/completions', [
            'json' => ['model' => 'llama-3.1-8b-instant', 'messages' => $messages],
        ])->toArray();
    }
}

