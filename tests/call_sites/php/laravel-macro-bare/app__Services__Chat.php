<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class Chat
{
    public function ask(array $messages): array
    {
        return Http::openai()->post('/chat/completions', ['model' => 'gpt-4o-mini', 'messages' => $messages])->throw()->json();
    }
}
