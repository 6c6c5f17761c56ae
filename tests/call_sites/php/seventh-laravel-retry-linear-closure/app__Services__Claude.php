<?php

namespace App\Services;

use Exception;
use Illuminate\Http\Client\PendingRequest;
use Illuminate\Http\Client\RequestException;
use Illuminate\Support\Facades\Http;

class Claude
{
    public function message(array $messages): array
    {
        return Http::withHeaders(['x-api-key' => config('services.anthropic.key'), 'anthropic-version' => '2023-06-01'])
            ->timeout(90)
            ->retry(5, function (int $attempt, Exception $exception) {
                return $attempt * 1000;
            }, fn (Exception $e, PendingRequest $request) => $e instanceof RequestException && ($e->response->status() === 429 || $e->response->serverError()))
            ->post('https://api.anthropic.com/v1/messages', ['model' => 'claude-sonnet-4-20250514', 'max_tokens' => 1000, 'messages' => $messages])
            ->json();
    }
}
