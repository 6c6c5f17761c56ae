<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class GroqService
{
    private string $baseUrl = 'https://api.groq.com/openai/v1';

    public function chat(array $messages): ?string
    {
        $response = Http::withToken(env('GROQ_API_KEY'))
            ->timeout(30)
            ->retry(3, 500, fn ($exception) => $exception->response?->status() === 429 || $exception->response?->serverError())
            ->post("{$this->baseUrl}/chat/completions", ['model' => 'llama-3.1-8b-instant', 'messages' => $messages]);

        return $response->json('choices.0.message.content');
    }
}
