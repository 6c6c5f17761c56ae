<?php

namespace App\Ai;

use Symfony\Contracts\HttpClient\HttpClientInterface;

final class Summarizer
{
    public function __construct(private readonly HttpClientInterface $openaiClient)
    {
    }

    public function summarize(string $text): string
    {
        return $this->openaiClient->request('POST', 'chat/completions', ['json' => ['model' => 'gpt-4o-mini', 'messages' => [['role' => 'user', 'content' => $text]]]])->toArray()['choices'][0]['message']['content'];
    }
}
