<?php
namespace App\Services;

use Illuminate\Support\Facades\Http;

class Chat
{
    public function ask(array $messages): string
    {
        return Http::withToken(config('services.openai.key'))
            ->post('https://api.openai.com/v1/chat/completions', ['messages' => $messages])
            ->throw()
            ->json('choices.0.message.content');
    }
}
