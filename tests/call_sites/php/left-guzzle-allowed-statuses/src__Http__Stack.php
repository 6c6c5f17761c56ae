<?php

namespace App\Http;

use GuzzleHttp\Client;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;

class Stack
{
    public function send(string $json): string
    {
        $stack = HandlerStack::create();
        $stack->push(Middleware::retry(
            fn ($n, $request, $response = null) => $n < 3 && $response && in_array($response->getStatusCode(), [500, 502, 503, 504], true),
            fn ($n) => 1000 * 2 ** $n + random_int(0, 500),
        ));
        $client = new Client(['handler' => $stack, 'timeout' => 20]);
        return (string) $client->post('https://api.sendgrid.com/v3/mail/send', [
            'headers' => ['Authorization' => 'Bearer ' . getenv('SENDGRID_API_KEY')],
            'body' => $json,
        ])->getBody();
    }
}
