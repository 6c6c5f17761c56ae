<?php

class Tts
{
    private string $key;

    public function __construct()
    {
        $this->key = getenv('CARTESIA_API_KEY');
    }

    public function speak(string $json): string
    {
        $tries = 0;
        do {
            $ch = curl_init();
            curl_setopt($ch, CURLOPT_URL, 'https://api.cartesia.ai/tts/bytes');
            curl_setopt($ch, CURLOPT_POST, true);
            curl_setopt($ch, CURLOPT_POSTFIELDS, $json);
            curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
            curl_setopt($ch, CURLOPT_HTTPHEADER, ['X-API-Key: ' . $this->key, 'Cartesia-Version: 2024-06-10']);
            $body = curl_exec($ch);
            $code = curl_getinfo($ch, CURLINFO_HTTP_CODE);
            curl_close($ch);
            if ($code == 200) {
                return $body;
            }
            sleep(2);
        } while (++$tries < 4);
        throw new RuntimeException("cartesia: $code");
    }
}
