<?php

namespace App\Providers;

use Illuminate\Support\Facades\Http;
use Illuminate\Support\ServiceProvider;

class HttpServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Http::macro('elevenlabs', function () {
            return Http::withHeaders(['xi-api-key' => config('services.elevenlabs.key')])
                ->baseUrl('https://api.elevenlabs.io/v1')
                ->timeout(60);
        });
    }
}
