<?php

namespace App;

use Symfony\Contracts\HttpClient\HttpClientInterface;

final readonly class Ai
{
    public function __construct(private HttpClientInterface $openaiClient)
    {
    }

    public function reply(string $input): string
    {
        return $this->openaiClient->request('POST', 'responses', ['json' => ['model' => 'gpt-4o-mini', 'input' => $input]])->toArray()['output_text'];
    }
}
