<?php

namespace App\Http\Integrations\Cohere;

use Saloon\Http\Auth\TokenAuthenticator;
use Saloon\Http\Connector;
use Saloon\Traits\Plugins\AlwaysThrowOnErrors;

class CohereConnector extends Connector
{
    use AlwaysThrowOnErrors;

    public ?int $tries = 4;
    public ?int $retryInterval = 500;
    public ?bool $useExponentialBackoff = true;

    public function __construct(private readonly string $key)
    {
    }

    public function resolveBaseUrl(): string
    {
        return 'https://api.cohere.com/v2';
    }

    protected function defaultAuth(): TokenAuthenticator
    {
        return new TokenAuthenticator($this->key);
    }
}
