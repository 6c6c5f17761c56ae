<?php
use GuzzleHttp\Client;
use GuzzleHttp\Exception\GuzzleException;

class RetryHandler {
    public function execute(callable $callable) {
        $attempt = 1;
        while (true) {
            try {
                return $callable();
            } catch (GuzzleException $e) {
                $s = $e->getResponse()->getStatusCode();
                if ($attempt >= 5 || ($s !== 429 && $s < 500)) { throw $e; }
                usleep((2 ** $attempt) * 1000000 + random_int(0, 1000));
                $attempt++;
            }
        }
    }
}

class Service {
    protected Client $client;
    protected RetryHandler $retryHandler;
    protected bool $retryEnabled = true;
    public function __construct(string $apiKey) {
        $this->retryHandler = new RetryHandler();
        $this->client = new Client(['base_uri' => 'https://api.elevenlabs.io/v1/', 'headers' => ['xi-api-key' => $apiKey], 'timeout' => 30]);
    }
    protected function executeRequest(callable $requestCallable) {
        if ($this->retryEnabled) {
            $response = $this->retryHandler->execute($requestCallable);
        } else {
            $response = $requestCallable();
        }
        return $response;
    }
    public function voices(): array {
        $response = $this->executeRequest(fn() => $this->client->get('voices'));
        return json_decode($response->getBody()->getContents(), true);
    }
}
