<?php
namespace App;

use GuzzleHttp\Client;

abstract class Base
{
    private $client;

    public function __construct(private string $url, private string $key)
    {
        $this->client = new Client(['timeout' => 20]);
    }

    protected function ask(array $body): array
    {
        $response = $this->client->post($this->url, ['headers' => ['Authorization' => "Bearer {$this->key}"], 'json' => $body]);
        return json_decode((string) $response->getBody(), true);
    }
}
