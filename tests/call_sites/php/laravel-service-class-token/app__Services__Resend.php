<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class Resend
{
    public function send(array $mail): void
    {
        $response = Http::withToken(config('services.resend.key'))
            ->acceptJson()
            ->timeout(15)
            ->post('https://api.resend.com/emails', $mail);

        $response->throw();
    }
}
