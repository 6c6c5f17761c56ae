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

class Whisper extends Base
{
    public function __construct(string $key)
    {
        parent::__construct('https://api.openai.com/v1/embeddings', $key);
    }

    public function run(string $text): array
    {
        return $this->ask(['input' => $text]);
    }
}
