<?php

namespace App\Providers;

use Illuminate\Support\Facades\Http;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Http::macro('openai', function () {
            return Http::baseUrl('https://api.openai.com/v1')
                ->withToken(config('services.openai.key'))
                ->timeout(45)
                ->retry(4, fn (int $n) => 500 * 2 ** $n + random_int(0, 250), fn ($e) => in_array($e->response?->status(), [429, 500, 502, 503, 504]));
        });
    }
}
