<?php

namespace Acme;

use OpenAI;

final class Answer
{
    public function __construct(private readonly string $key)
    {
    }

    public function client(): \OpenAI\Client
    {
        return OpenAI::client($this->key);
    }
}
