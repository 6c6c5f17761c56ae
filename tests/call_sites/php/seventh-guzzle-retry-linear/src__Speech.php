<?php

namespace App;

use GuzzleHttp\Client;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;

class Speech
{
    public function speak(string $voice, string $text): string
    {
        $stack = HandlerStack::create();
        $stack->push(Middleware::retry(
            fn ($retries, $request, $response = null, $exception = null) => $retries < 5 && ($exception !== null || ($response && in_array($response->getStatusCode(), [429, 500, 502, 503, 504], true))),
            fn ($retries) => 1000 * $retries
        ));
        $client = new Client(['handler' => $stack, 'timeout' => 30.0]);
        $response = $client->request('POST', "https://api.elevenlabs.io/v1/text-to-speech/$voice", [
            'headers' => ['xi-api-key' => getenv('ELEVENLABS_API_KEY')],
            'json' => ['text' => $text],
        ]);

        return $response->getBody()->getContents();
    }
}
