<?php

use GuzzleHttp\Client;
use GuzzleHttp\Handler\MockHandler;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Psr7\Response;
use PHPUnit\Framework\TestCase;

final class DeepgramTest extends TestCase
{
    public function testListen(): void
    {
        $mock = new MockHandler([new Response(200, [], '{"results":{}}')]);
        $client = new Client(['handler' => HandlerStack::create($mock), 'base_uri' => 'https://api.deepgram.com']);
        $response = $client->post('/v1/listen', ['headers' => ['Authorization' => 'Token test']]);
        self::assertSame(200, $response->getStatusCode());
    }
}
