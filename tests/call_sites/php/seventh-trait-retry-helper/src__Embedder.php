<?php

namespace App;

use App\Concerns\Retries;
use GuzzleHttp\Client;

class Embedder
{
    use Retries;

    public function __construct(private Client $client = new Client(['timeout' => 20, 'http_errors' => false]))
    {
    }

    public function embed(string $text): array
    {
        $response = $this->withRetries(fn () => $this->client->post('https://api.openai.com/v1/embeddings', [
            'headers' => ['Authorization' => 'Bearer ' . $_ENV['OPENAI_API_KEY']],
            'json' => ['model' => 'text-embedding-3-small', 'input' => $text],
        ]));
        if ($response->getStatusCode() !== 200) {
            throw new \RuntimeException('openai: ' . $response->getStatusCode());
        }

        return json_decode((string) $response->getBody(), true);
    }
}
