<?php
namespace App;

use GuzzleHttp\Client;
use GuzzleHttp\ClientInterface;

class OpenAi
{
    private ClientInterface $http;

    public function __construct(?ClientInterface $http = null)
    {
        $this->http = $http ?? new Client(['timeout' => 20]);
    }

    public function models(): array
    {
        $response = $this->http->request('GET', 'https://api.openai.com/v1/models', [
            'headers' => ['Authorization' => 'Bearer ' . getenv('OPENAI_API_KEY')],
        ]);
        return json_decode((string) $response->getBody(), true);
    }
}
