<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class Resend
{
    public function send(array $mail): void
    {
        Http::baseUrl('https://api.resend.com')
            ->withToken(config('services.resend.key'))
            ->timeout(15)
            ->retry(4, fn (int $attempt) => 250 * 2 ** $attempt + random_int(0, 200), fn ($e, $request) => ! ($e instanceof \Illuminate\Http\Client\RequestException) || $e->response->status() === 429 || $e->response->serverError())
            ->post('/emails', $mail)
            ->throw();
    }
}
