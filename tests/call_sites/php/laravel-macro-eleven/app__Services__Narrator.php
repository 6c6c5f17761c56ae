<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class Narrator
{
    public function narrate(string $voice, string $text): string
    {
        return Http::elevenlabs()->post("/text-to-speech/{$voice}", ['text' => $text])->throw()->body();
    }
}

