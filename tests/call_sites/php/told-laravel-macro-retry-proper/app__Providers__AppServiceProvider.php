<?php
namespace App\Providers;

use Illuminate\Support\Facades\Http;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Http::macro('openai', function () {
            return Http::withToken(config('services.openai.key'))
                ->baseUrl('https://api.openai.com/v1')
                ->timeout(30)
                ->retry([200, 800, 3200], 0, fn ($e) => in_array($e->response->status(), [429, 500, 502, 503, 504]));
        });
    }
}
