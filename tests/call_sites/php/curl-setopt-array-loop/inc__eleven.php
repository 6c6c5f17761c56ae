<?php
function eleven_speak(string $voice, string $text): string
{
    $wait = 500;
    for ($i = 0; $i < 5; $i++) {
        $ch = curl_init();
        curl_setopt_array($ch, [
            CURLOPT_URL => "https://api.elevenlabs.io/v1/text-to-speech/$voice",
            CURLOPT_POST => true,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 30,
            CURLOPT_HTTPHEADER => ['xi-api-key: ' . getenv('ELEVENLABS_API_KEY'), 'Content-Type: application/json'],
            CURLOPT_POSTFIELDS => json_encode(['text' => $text]),
        ]);
        $audio = curl_exec($ch);
        $status = curl_getinfo($ch, CURLINFO_RESPONSE_CODE);
        curl_close($ch);
        if ($status === 200) {
            return $audio;
        }
        if ($status !== 0 && $status !== 429 && $status < 500) {
            throw new RuntimeException("eleven refused: $status");
        }
        usleep(1000 * ($wait + random_int(0, 200)));
        $wait = min($wait * 2, 20000);
    }
    throw new RuntimeException('eleven is not there');
}
