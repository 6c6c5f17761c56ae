<?php

declare(strict_types=1);

namespace Acme\Service;

use GuzzleHttp\Client;
use GuzzleHttp\Exception\ConnectException;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;

final class OpenAi
{
    private Client $client;

    public function __construct(string $apiKey)
    {
        $stack = HandlerStack::create();
        $stack->push(Middleware::retry(
            static function (int $retries, RequestInterface $request, ?ResponseInterface $response = null, ?\Throwable $error = null): bool {
                if ($retries >= 5) {
                    return false;
                }
                return $error instanceof ConnectException
                    || ($response !== null && ($response->getStatusCode() === 429 || $response->getStatusCode() >= 500));
            },
            static function (int $retries, ?ResponseInterface $response): int {
                if ($response !== null && $response->hasHeader('Retry-After')) {
                    return 1000 * (int) $response->getHeaderLine('Retry-After');
                }
                return min(30000, 500 * (2 ** $retries)) + random_int(0, 250);
            }
        ));
        $this->client = new Client([
            'base_uri' => 'https://api.openai.com/v1/',
            'handler' => $stack,
            'timeout' => 60,
            'headers' => ['Authorization' => "Bearer {$apiKey}"],
        ]);
    }

    public function chat(array $messages): array
    {
        $response = $this->client->request('POST', 'chat/completions', ['json' => ['model' => 'gpt-4o-mini', 'messages' => $messages]]);

        return json_decode((string) $response->getBody(), true);
    }
}
