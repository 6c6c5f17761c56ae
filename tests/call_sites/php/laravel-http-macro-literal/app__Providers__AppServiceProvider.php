<?php

namespace App\Providers;

use Illuminate\Support\Facades\Http;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Http::macro('eleven', fn () => Http::withHeaders([
            'xi-api-key' => '{{elevenlabs-api-key}}',
        ])->baseUrl('https://api.elevenlabs.io/v1'));
    }
}
