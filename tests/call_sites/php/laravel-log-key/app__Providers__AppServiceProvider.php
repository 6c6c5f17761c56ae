<?php

namespace App\Providers;

use Illuminate\Support\Facades\Log;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        $key = env('ANTHROPIC_API_KEY');
        Log::debug("anthropic key is {$key}");
    }
}
