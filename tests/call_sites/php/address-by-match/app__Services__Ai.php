<?php
namespace App\Services;

use Illuminate\Support\Facades\Http;

class Ai
{
    public function ask(string $provider, string $key, array $messages)
    {
        $baseUrl = $this->url($provider);
        $response = Http::withHeaders(['Authorization' => 'Bearer ' . $key])->timeout(30)->post($baseUrl, ['messages' => $messages]);
        return $response->successful() ? $response->json() : null;
    }

    protected function url(string $provider): ?string
    {
        return match ($provider) {
            'openai' => 'https://api.openai.com/v1/chat/completions',
            'deepseek' => 'https://api.deepseek.com/v1/chat/completions',
            default => null,
        };
    }
}
