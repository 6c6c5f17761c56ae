<?php

namespace App\Services;

use Illuminate\Http\Client\PendingRequest;
use Illuminate\Support\Facades\Http;

class ElevenLabs
{
    public function speak(string $voice, string $text): string
    {
        return $this->client()->post("/v1/text-to-speech/{$voice}", ['text' => $text])->throw()->body();
    }

    public function voices(): array
    {
        return $this->client()->get('/v1/voices')->throw()->json('voices');
    }

    private function client(): PendingRequest
    {
        return Http::baseUrl('https://api.elevenlabs.io')->withHeader('xi-api-key', config('services.elevenlabs.key'))->acceptJson();
    }
}
