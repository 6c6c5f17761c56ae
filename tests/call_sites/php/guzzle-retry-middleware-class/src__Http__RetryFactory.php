<?php

namespace App\Http;

use GuzzleHttp\Client;
use GuzzleHttp\Exception\ConnectException;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ResponseInterface;

final class RetryFactory
{
    public static function client(string $key): Client
    {
        $stack = HandlerStack::create();
        $stack->push(Middleware::retry(self::decider(), self::delay()));

        return new Client([
            'handler' => $stack,
            'base_uri' => 'https://api.mistral.ai/v1/',
            'timeout' => 40,
            'headers' => ['Authorization' => "Bearer $key"],
        ]);
    }

    private static function decider(): callable
    {
        return function (int $retries, RequestInterface $request, ?ResponseInterface $response = null, ?\Throwable $e = null): bool {
            if ($retries >= 4) {
                return false;
            }
            if ($e instanceof ConnectException) {
                return true;
            }
            return $response && ($response->getStatusCode() === 429 || $response->getStatusCode() >= 500);
        };
    }

    private static function delay(): callable
    {
        return fn (int $retries): int => min(20000, 500 * 2 ** $retries) + random_int(0, 300);
    }
}
