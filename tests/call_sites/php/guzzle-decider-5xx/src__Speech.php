<?php

namespace Acme;

use GuzzleHttp\Client;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;

class Speech
{
    private Client $client;

    public function __construct(string $key)
    {
        $stack = HandlerStack::create();
        $stack->push(Middleware::retry(function ($retries, $request, $response = null) {
            return $retries < 3 && $response && $response->getStatusCode() >= 500;
        }, function ($retries) {
            return 1000 * (2 ** $retries) + random_int(0, 500);
        }));
        $this->client = new Client([
            'base_uri' => 'https://api.elevenlabs.io',
            'timeout' => 30,
            'handler' => $stack,
            'headers' => ['xi-api-key' => $key],
        ]);
    }

    public function speak(string $voice, string $text): string
    {
        return $this->client->post("/v1/text-to-speech/$voice", ['json' => ['text' => $text]])->getBody()->getContents();
    }
}

