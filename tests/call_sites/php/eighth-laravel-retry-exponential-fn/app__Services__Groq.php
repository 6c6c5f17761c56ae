<?php

namespace App\Services;

use Illuminate\Http\Client\RequestException;
use Illuminate\Support\Facades\Http;

final class Groq
{
    public function ask(array $messages): string
    {
        return Http::withToken(config('services.groq.key'))
            ->timeout(30)
            ->retry(5, fn (int $n) => (2 ** $n) * 250 + random_int(0, 200), fn ($e) => ! $e instanceof RequestException || $e->response->status() === 429 || $e->response->serverError())
            ->post('https://api.groq.com/openai/v1/chat/completions', ['model' => 'llama-3.1-8b-instant', 'messages' => $messages])
            ->json('choices.0.message.content');
    }
}
