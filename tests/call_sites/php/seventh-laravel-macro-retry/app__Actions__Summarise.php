<?php

namespace App\Actions;

use Illuminate\Support\Facades\Http;

class Summarise
{
    public function __invoke(string $text): string
    {
        return Http::openai()->post('/chat/completions', ['model' => 'gpt-4o-mini', 'messages' => [['role' => 'user', 'content' => $text]]])->throw()->json('choices.0.message.content');
    }
}
