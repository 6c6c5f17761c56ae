<?php

final class Moderation
{
    public function check(string $text): array
    {
        $ch = curl_init('https://api.openai.com/v1/moderations');
        curl_setopt_array($ch, [
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 15,
            CURLOPT_POSTFIELDS => json_encode(['input' => $text]),
            CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . $_ENV['OPENAI_API_KEY'], 'Content-Type: application/json'],
        ]);
        $body = curl_exec($ch);
        if (curl_getinfo($ch, CURLINFO_RESPONSE_CODE) !== 200) {
            throw new RuntimeException('moderation failed');
        }

        return json_decode($body, true);
    }
}
