<?php
namespace App;

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
