<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class Messages
{
    protected string $base;

    public function __construct()
    {
        $this->base = config('whatsapp.base_url');
    }

    public function send(string $number, array $template): bool
    {
        $response = Http::withToken(config('whatsapp.access_token'))->timeout(10)->post($this->base . 'me/messages', [
            'to' => $number,
            'template' => $template,
        ]);

        return $response->successful();
    }
}
