<?php

namespace App\Jobs;

use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Support\Facades\Http;

class Translate implements ShouldQueue
{
    use Queueable;

    public int $tries = 5;

    public function __construct(private string $text)
    {
    }

    public function backoff(): array
    {
        return [2, 5, 15, 40];
    }

    public function handle(): void
    {
        Http::withToken(config('services.openai.key'))
            ->timeout(60)
            ->post('https://api.openai.com/v1/responses', ['model' => 'gpt-4o-mini', 'input' => $this->text])
            ->throw();
    }
}
