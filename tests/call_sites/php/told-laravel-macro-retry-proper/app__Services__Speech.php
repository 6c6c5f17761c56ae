<?php
namespace App\Services;

use Illuminate\Support\Facades\Http;

class Speech
{
    public function speak(string $text): string
    {
        return Http::openai()->post('/audio/speech', ['model' => 'tts-1', 'input' => $text])->throw()->body();
    }
}
