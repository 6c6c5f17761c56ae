<?php
namespace App;

use Orhanerday\OpenAi\OpenAi;

class Chat
{
    public function ask(string $text): string
    {
        $client = new OpenAi(getenv('OPENAI_API_KEY'));
        return $client->chat(['model' => 'gpt-4o', 'messages' => [['role' => 'user', 'content' => $text]]]);
    }
}
