<?php

declare(strict_types=1);

namespace App\Client;

use GuzzleHttp\Client;
use GuzzleHttp\Exception\ConnectException;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;

final class ChatClient
{
    private Client $client;

    public function __construct(string $apiKey)
    {
        $stack = HandlerStack::create();
        $stack->push(Middleware::retry($this->decider(), $this->delay()));
        $this->client = new Client([
            'base_uri' => 'https://api.openai.com',
            'handler' => $stack,
            'timeout' => 60,
            'headers' => ['Authorization' => 'Bearer ' . $apiKey],
        ]);
    }

    public function chat(array $body): array
    {
        $response = $this->client->post('/v1/chat/completions', ['json' => $body]);

        return json_decode((string) $response->getBody(), true, 512, JSON_THROW_ON_ERROR);
    }

    private function decider(): callable
    {
        return static function (int $retries, RequestInterface $request, ?ResponseInterface $response = null, ?\Throwable $e = null): bool {
            if ($retries >= 4) {
                return false;
            }
            return $e instanceof ConnectException || ($response && ($response->getStatusCode() === 429 || $response->getStatusCode() >= 500));
        };
    }

    private function delay(): callable
    {
        return static fn (int $retries): int => 1000 * 2 ** ($retries - 1) + random_int(0, 250);
    }
}
