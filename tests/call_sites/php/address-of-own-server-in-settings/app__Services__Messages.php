<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class Messages
{
    protected string $base;

    public function __construct()
    {
        $this->base = config('billing.base_url');
    }

    public function send(string $number, array $template): bool
    {
        $response = Http::timeout(10)->post($this->base . 'me/messages', [
            'to' => $number,
            'template' => $template,
        ]);

        return $response->successful();
    }
}
