<?php

namespace App;

use Psr\Log\LoggerInterface;

final class Boot
{
    public function __construct(private LoggerInterface $logger)
    {
    }

    public function start(): void
    {
        $this->logger->info('using OpenAI', ['key' => $_ENV['OPENAI_API_KEY'], 'model' => $_ENV['OPENAI_MODEL']]);
    }
}

