<?php

namespace App\Service;

use Symfony\Contracts\HttpClient\HttpClientInterface;

final class Reranker
{
    public function __construct(private readonly HttpClientInterface $cohereClient)
    {
    }

    public function rerank(string $query, array $documents): array
    {
        return $this->cohereClient->request('POST', '/v2/rerank', [
            'json' => ['model' => 'rerank-v3.5', 'query' => $query, 'documents' => $documents],
        ])->toArray();
    }
}
