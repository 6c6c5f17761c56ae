<?php

namespace App\Jobs;

use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Queue\Queueable;
use Illuminate\Support\Facades\Http;

class SendMail implements ShouldQueue
{
    use Queueable;

    public int $tries = 5;

    public function __construct(private array $mail)
    {
    }

    public function backoff(): array
    {
        return [5, 15, 60, 300];
    }

    public function handle(): void
    {
        Http::withToken(config('services.resend.key'))->timeout(20)->post('https://api.resend.com/emails', $this->mail)->throw();
    }
}
