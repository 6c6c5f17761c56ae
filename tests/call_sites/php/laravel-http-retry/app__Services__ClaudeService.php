<?php

namespace App\Services;

use Illuminate\Http\Client\RequestException;
use Illuminate\Support\Facades\Http;

class ClaudeService
{
    public function ask(string $prompt): string
    {
        return Http::withHeaders(['x-api-key' => config('services.anthropic.key'), 'anthropic-version' => '2023-06-01'])
            ->timeout(60)
            ->retry([500, 1000, 2000, 4000], 0, fn ($e) => $e instanceof RequestException && ($e->response->status() === 429 || $e->response->serverError()))
            ->post('https://api.anthropic.com/v1/messages', ['model' => 'claude-3-5-sonnet-20241022', 'max_tokens' => 1024, 'messages' => [['role' => 'user', 'content' => $prompt]]])
            ->json('content.0.text');
    }
}
