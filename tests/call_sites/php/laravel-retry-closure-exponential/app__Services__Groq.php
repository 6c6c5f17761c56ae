<?php

namespace App\Services;

use Exception;
use Illuminate\Http\Client\ConnectionException;
use Illuminate\Http\Client\RequestException;
use Illuminate\Support\Facades\Http;

class Groq
{
    public function chat(array $body): array
    {
        return Http::baseUrl('https://api.groq.com/openai/v1')
            ->withToken(config('services.groq.key'))
            ->timeout(30)
            ->retry(4, fn (int $attempt) => min(20000, 500 * (2 ** $attempt)) + random_int(0, 400), function (Exception $e) {
                return $e instanceof ConnectionException
                    || ($e instanceof RequestException && ($e->response->status() === 429 || $e->response->serverError()));
            })
            ->post('/chat/completions', $body)
            ->json();
    }
}
