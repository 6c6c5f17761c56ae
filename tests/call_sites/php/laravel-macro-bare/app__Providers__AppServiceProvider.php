<?php

namespace App\Providers;

use Illuminate\Support\Facades\Http;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Http::macro('openai', function () {
            return Http::baseUrl('https://api.openai.com/v1')->withToken(config('services.openai.key'));
        });
    }
}
