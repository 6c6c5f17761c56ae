<?php

namespace App\Jobs;

use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Queue\Queueable;
use Illuminate\Support\Facades\Http;

class ScoreEssay implements ShouldQueue
{
    use Queueable;

    public $tries = 10;
    public $backoff = 5;

    public function __construct(public Essay $essay)
    {
    }

    public function handle(): void
    {
        $answer = Http::withToken(config('services.groq.key'))->timeout(30)->post('https://api.groq.com/openai/v1/chat/completions', $this->essay->prompt())->throw()->json();
        $this->essay->update(['score' => $answer['choices'][0]['message']['content']]);
    }
}
