<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class Eleven
{
    public function voices(): array
    {
        return Http::withHeaders(['xi-api-key' => config('services.eleven.key')])
            ->timeout(20)
            ->retry([500, 1500, 4000], when: fn ($e) => $e->response?->status() === 429 || $e->response?->serverError())
            ->get('https://api.elevenlabs.io/v1/voices')
            ->throw()
            ->json();
    }
}
