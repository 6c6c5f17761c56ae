<?php

namespace Acme;

use Psr\Http\Client\ClientInterface;
use Psr\Http\Message\RequestFactoryInterface;
use Psr\Http\Message\StreamFactoryInterface;
use GuzzleHttp\Client;
use GuzzleHttp\Psr7\HttpFactory;

class Anthropic
{
    private Client $client;
    private HttpFactory $factory;

    public function __construct(private string $apiKey)
    {
        $this->client = new Client(['timeout' => 60]);
        $this->factory = new HttpFactory();
    }

    public function message(string $json): string
    {
        $request = $this->factory->createRequest('POST', 'https://api.anthropic.com/v1/messages')
            ->withHeader('x-api-key', $this->apiKey)
            ->withHeader('anthropic-version', '2023-06-01')
            ->withBody($this->factory->createStream($json));
        $response = $this->client->sendRequest($request);
        if ($response->getStatusCode() !== 200) {
            throw new \RuntimeException('anthropic: ' . $response->getStatusCode());
        }

        return (string) $response->getBody();
    }
}
