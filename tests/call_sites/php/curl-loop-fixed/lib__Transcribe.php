<?php

class Transcribe
{
    public function run(string $file): array
    {
        for ($i = 0; $i < 3; $i++) {
            $ch = curl_init();
            curl_setopt_array($ch, [
                CURLOPT_URL => 'https://api.deepgram.com/v1/listen?model=nova-2',
                CURLOPT_RETURNTRANSFER => true,
                CURLOPT_POST => true,
                CURLOPT_POSTFIELDS => file_get_contents($file),
                CURLOPT_HTTPHEADER => ['Authorization: Token ' . getenv('DEEPGRAM_API_KEY')],
            ]);
            $body = curl_exec($ch);
            $status = curl_getinfo($ch, CURLINFO_HTTP_CODE);
            curl_close($ch);
            if ($status == 200) {
                return json_decode($body, true);
            }
            if ($status != 429 && $status < 500) {
                break;
            }
            sleep(1);
        }
        throw new RuntimeException('Deepgram did not answer');
    }
}
