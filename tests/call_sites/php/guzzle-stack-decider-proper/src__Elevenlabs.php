<?php

declare(strict_types=1);

namespace App;

use GuzzleHttp\Client;
use GuzzleHttp\Exception\ConnectException;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;

final class Elevenlabs
{
    private Client $client;

    public function __construct()
    {
        $stack = HandlerStack::create();
        $stack->push(Middleware::retry(
            function (int $retries, RequestInterface $request, ?ResponseInterface $response = null, ?\Throwable $error = null): bool {
                if ($retries >= 4) {
                    return false;
                }
                if ($error instanceof ConnectException) {
                    return true;
                }
                return $response !== null && ($response->getStatusCode() === 429 || $response->getStatusCode() >= 500);
            },
            fn (int $retries): int => min(20000, 500 * 2 ** $retries) + random_int(0, 250),
        ));
        $this->client = new Client([
            'handler' => $stack,
            'base_uri' => 'https://api.elevenlabs.io',
            'timeout' => 30,
            'headers' => ['xi-api-key' => getenv('ELEVENLABS_API_KEY')],
        ]);
    }

    public function speak(string $voice, string $text): string
    {
        return (string) $this->client->post("/v1/text-to-speech/{$voice}", ['json' => ['text' => $text]])->getBody();
    }
}
