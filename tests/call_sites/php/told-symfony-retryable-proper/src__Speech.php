<?php
use Symfony\Component\HttpClient\HttpClient;
use Symfony\Component\HttpClient\RetryableHttpClient;

class Speech
{
    private $client;

    public function __construct()
    {
        $this->client = new RetryableHttpClient(HttpClient::create());
    }

    public function speak(string $text): string
    {
        $response = $this->client->request('POST', 'https://api.openai.com/v1/audio/speech', [
            'headers' => ['Authorization' => 'Bearer ' . getenv('OPENAI_API_KEY')],
            'json' => ['model' => 'tts-1', 'input' => $text],
        ]);
        return $response->getContent();
    }
}
