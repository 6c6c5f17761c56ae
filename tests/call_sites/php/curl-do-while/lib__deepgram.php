<?php

function deepgram_listen(string $audio): array
{
    $attempt = 0;
    do {
        $ch = curl_init();
        curl_setopt_array($ch, [
            CURLOPT_URL => 'https://api.deepgram.com/v1/listen',
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => $audio,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 120,
            CURLOPT_HTTPHEADER => ['Authorization: Token ' . getenv('DEEPGRAM_API_KEY'), 'Content-Type: audio/wav'],
        ]);
        $body = curl_exec($ch);
        $status = curl_getinfo($ch, CURLINFO_RESPONSE_CODE);
        curl_close($ch);
        $transient = $body === false || $status === 429 || $status >= 500;
        if ($transient) {
            usleep((int) (min(20, 2 ** $attempt) * 1000000 + random_int(0, 500000)));
        }
    } while ($transient && ++$attempt < 5);

    if ($status !== 200) {
        throw new RuntimeException("Deepgram: $status");
    }
    return json_decode($body, true);
}

