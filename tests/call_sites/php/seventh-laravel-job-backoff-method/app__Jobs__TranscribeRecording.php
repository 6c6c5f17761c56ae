<?php

namespace App\Jobs;

use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Queue\Queueable as FoundationQueueable;
use Illuminate\Support\Facades\Http;

class TranscribeRecording implements ShouldQueue
{
    use Queueable;

    public int $tries = 5;

    public function __construct(private string $path)
    {
    }

    public function backoff(): array
    {
        return [5, 15, 60, 180];
    }

    public function handle(): void
    {
        $response = Http::withToken(config('services.openai.key'))->timeout(120)
            ->attach('file', file_get_contents($this->path), 'audio.wav')
            ->post('https://api.openai.com/v1/audio/transcriptions', ['model' => 'whisper-1'])
            ->throw();
        file_put_contents($this->path . '.txt', $response->json('text'));
    }
}
