<?php

final class Openrouter
{
    private const MAX_TRIES = 5;

    public function __construct(private string $key)
    {
    }

    public function chat(array $body): array
    {
        for ($try = 0; $try < self::MAX_TRIES; $try++) {
            $ch = curl_init('https://openrouter.ai/api/v1/chat/completions');
            curl_setopt_array($ch, [
                CURLOPT_RETURNTRANSFER => true,
                CURLOPT_POST => true,
                CURLOPT_TIMEOUT => 60,
                CURLOPT_POSTFIELDS => json_encode($body),
                CURLOPT_HTTPHEADER => ['Content-Type: application/json', "Authorization: Bearer {$this->key}"],
            ]);
            $raw = curl_exec($ch);
            $status = curl_getinfo($ch, CURLINFO_RESPONSE_CODE);
            curl_close($ch);
            if ($raw !== false && $status === 200) {
                return json_decode($raw, true);
            }
            if ($status !== 0 && $status !== 429 && $status < 500) {
                throw new RuntimeException("openrouter: $status");
            }
            usleep((int) (min(20, 0.5 * 2 ** $try) * 1e6) + random_int(0, 250_000));
        }
        throw new RuntimeException('openrouter: no answer');
    }
}
