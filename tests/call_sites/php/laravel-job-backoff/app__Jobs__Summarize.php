<?php

namespace App\Jobs;

use App\Models\Note;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Bus\Dispatchable;
use Illuminate\Queue\InteractsWithQueue;
use Illuminate\Support\Facades\Http;

class Summarize implements ShouldQueue
{
    use Dispatchable, InteractsWithQueue, Queueable;

    public int $tries = 5;
    public array $backoff = [5, 20, 60, 180];

    public function __construct(private Note $note)
    {
    }

    public function handle(): void
    {
        $answer = Http::withToken(config('services.mistral.key'))
            ->timeout(60)
            ->post('https://api.mistral.ai/v1/chat/completions', ['model' => 'mistral-small-latest', 'messages' => [['role' => 'user', 'content' => $this->note->body]]])
            ->throw()
            ->json('choices.0.message.content');
        $this->note->update(['summary' => $answer]);
    }
}
