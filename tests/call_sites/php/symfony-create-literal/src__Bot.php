<?php

namespace App;

use Symfony\Component\HttpClient\HttpClient;

final class Bot
{
    public function ask(array $messages): array
    {
        $client = HttpClient::create(['auth_bearer' => '{{openai-project-key}}', 'timeout' => 60]);
        $response = $client->request('POST', 'https://api.openai.com/v1/chat/completions', [
            'json' => ['model' => 'gpt-4o-mini', 'messages' => $messages],
        ]);
        return $response->toArray();
    }
}

