<?php

namespace Acme\Http;

use GuzzleHttp\Client;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;

final class ClientFactory
{
    public static function create(string $baseUri, array $headers): Client
    {
        $stack = HandlerStack::create();
        $stack->push(Middleware::retry(
            static function (int $retries, RequestInterface $request, ?ResponseInterface $response, ?\Throwable $e): bool {
                if ($retries >= 4) {
                    return false;
                }
                return $response === null || $response->getStatusCode() === 429 || $response->getStatusCode() >= 500;
            },
            static fn (int $retries): int => min(20000, 500 * 2 ** $retries) + random_int(0, 250)
        ));

        return new Client(['base_uri' => $baseUri, 'headers' => $headers, 'handler' => $stack, 'timeout' => 60]);
    }
}
