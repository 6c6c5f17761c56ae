<?php

class Transcribe
{
    public function run(string $file): array
    {
        $attempt = 0;
        $headers = [];
        do {
            $ch = curl_init();
            curl_setopt_array($ch, [
                CURLOPT_URL => 'https://api.deepgram.com/v1/listen?model=nova-2',
                CURLOPT_RETURNTRANSFER => true,
                CURLOPT_POST => true,
                CURLOPT_TIMEOUT => 120,
                CURLOPT_POSTFIELDS => file_get_contents($file),
                CURLOPT_HTTPHEADER => ['Authorization: Token ' . getenv('DEEPGRAM_API_KEY'), 'Content-Type: audio/mpeg'],
                CURLOPT_HEADERFUNCTION => function ($ch, $line) use (&$headers) {
                    $parts = explode(':', $line, 2);
                    if (count($parts) === 2) {
                        $headers[strtolower(trim($parts[0]))] = trim($parts[1]);
                    }
                    return strlen($line);
                },
            ]);
            $body = curl_exec($ch);
            $status = curl_getinfo($ch, CURLINFO_RESPONSE_CODE);
            curl_close($ch);
            if ($status === 200) {
                return json_decode($body, true);
            }
            if ($status !== 429 && $status < 500) {
                throw new RuntimeException("Deepgram answered $status");
            }
            $wait = isset($headers['retry-after']) ? (int) $headers['retry-after'] * 1000000 : min(30, 2 ** $attempt) * 1000000 + random_int(0, 500000);
            usleep($wait);
        } while (++$attempt < 5);

        throw new RuntimeException('Deepgram did not answer');
    }
}
