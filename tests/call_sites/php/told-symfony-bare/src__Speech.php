<?php
use Symfony\Component\HttpClient\HttpClient;

class Speech
{
    public function speak(string $text): string
    {
        $client = HttpClient::create(['timeout' => 30]);
        $response = $client->request('POST', 'https://api.openai.com/v1/audio/speech', [
            'headers' => ['Authorization' => 'Bearer ' . getenv('OPENAI_API_KEY')],
            'json' => ['model' => 'tts-1', 'input' => $text],
        ]);
        return $response->getContent();
    }
}
