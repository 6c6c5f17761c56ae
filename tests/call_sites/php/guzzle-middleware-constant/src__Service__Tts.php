<?php

namespace Acme\Service;

use GuzzleHttp\Client;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;

class Tts
{
    public function speak(string $voice, string $text): string
    {
        $stack = HandlerStack::create();
        $stack->push(Middleware::retry(
            function ($retries, $request, $response = null) {
                return $retries < 3 && $response && ($response->getStatusCode() == 429 || $response->getStatusCode() >= 500);
            },
            function () {
                return 1000;
            }
        ));
        $client = new Client(['handler' => $stack, 'timeout' => 30]);
        $response = $client->post("https://api.elevenlabs.io/v1/text-to-speech/$voice", [
            'headers' => ['xi-api-key' => getenv('ELEVENLABS_API_KEY')],
            'json' => ['text' => $text],
        ]);
        return (string) $response->getBody();
    }
}
