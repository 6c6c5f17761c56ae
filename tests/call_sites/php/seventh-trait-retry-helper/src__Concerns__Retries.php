<?php

namespace App\Concerns;

trait Retries
{
    protected function withRetries(callable $send, int $max = 5)
    {
        for ($attempt = 0; $attempt < $max; $attempt++) {
            $response = $send();
            $status = $response->getStatusCode();
            if ($status !== 429 && $status < 500) {
                return $response;
            }
            $after = (int) $response->getHeaderLine('Retry-After');
            usleep($after > 0 ? $after * 1000000 : (2 ** $attempt) * 500000 + random_int(0, 200000));
        }
        throw new \RuntimeException('gave up');
    }
}
