<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class SalesPage
{
    public function write(string $model, array $contents): array
    {
        $response = Http::withQueryParameters(['key' => config('services.gemini.api_key')])
            ->timeout(60)
            ->retry(3, fn (int $n) => 2 ** $n * 500 + random_int(0, 500), fn ($e) => in_array($e->response?->status(), [429, 500, 502, 503, 504]))
            ->post("https://generativelanguage.googleapis.com/v1beta/models/{$model}:generateContent", $contents);

        return $response->json();
    }
}
