<?php

namespace App\Providers;

use Illuminate\Http\Client\ConnectionException;
use Illuminate\Http\Client\RequestException;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Http::macro('openai', fn () => Http::baseUrl('https://api.openai.com/v1')
            ->withToken(config('services.openai.key'))
            ->timeout(60)
            ->retry(4, fn (int $attempt) => 500 * 2 ** $attempt + random_int(0, 250), fn ($e) => $e instanceof ConnectionException || ($e instanceof RequestException && ($e->response->status() === 429 || $e->response->serverError()))));
    }
}
