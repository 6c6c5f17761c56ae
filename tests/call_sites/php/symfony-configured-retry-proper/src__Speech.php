<?php
namespace App\Service;

use Symfony\Contracts\HttpClient\HttpClientInterface;

class Speech
{
    public function __construct(private HttpClientInterface $client, private string $openAiKey)
    {
    }

    public function speak(string $text): string
    {
        $response = $this->client->request('POST', 'https://api.openai.com/v1/audio/speech', [
            'auth_bearer' => $this->openAiKey,
            'timeout' => 20,
            'json' => ['model' => 'tts-1', 'input' => $text],
        ]);
        return $response->getContent();
    }
}
