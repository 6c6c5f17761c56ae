<?php

namespace App\Providers;

use Illuminate\Support\Facades\Http;
use Illuminate\Support\ServiceProvider;

class HttpServiceProvider extends ServiceProvider
{
    public function boot()
    {
        Http::macro('deepgram', function () {
            return Http::withHeaders(['Authorization' => 'Token ' . config('services.deepgram.key')])
                ->timeout(120)
                ->baseUrl('https://api.deepgram.com/v1');
        });
    }
}
