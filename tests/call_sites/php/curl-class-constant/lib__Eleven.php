<?php

class Eleven
{
    const ENDPOINT = 'https://api.elevenlabs.io/v1/text-to-speech/';
    private const API_KEY = '{{elevenlabs-api-key}}';

    public function speak(string $voice, string $text): string
    {
        $ch = curl_init(self::ENDPOINT . $voice);
        curl_setopt($ch, CURLOPT_POST, true);
        curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
        curl_setopt($ch, CURLOPT_TIMEOUT, 60);
        curl_setopt($ch, CURLOPT_HTTPHEADER, ['xi-api-key: ' . self::API_KEY, 'Content-Type: application/json']);
        curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode(['text' => $text]));
        $body = curl_exec($ch);
        $status = curl_getinfo($ch, CURLINFO_HTTP_CODE);
        curl_close($ch);
        if ($body === false || $status !== 200) {
            throw new RuntimeException("ElevenLabs answered $status");
        }
        return $body;
    }
}

