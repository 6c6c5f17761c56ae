<?php

namespace App;

use Psr\Log\LoggerInterface;

final class KeyVault
{
    public function __construct(private LoggerInterface $logger)
    {
    }

    public function store(string $owner, string $apiKey): void
    {
        $this->logger->info("storing $apiKey for $owner");
    }
}
