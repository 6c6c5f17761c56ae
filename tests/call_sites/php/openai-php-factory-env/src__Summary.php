<?php

namespace App;

use OpenAI;

final class Summary
{
    public function of(string $text): string
    {
        $client = OpenAI::client($_ENV['OPENAI_API_KEY']);
        $result = $client->chat()->create([
            'model' => 'gpt-4o-mini',
            'messages' => [['role' => 'user', 'content' => "Summarize: $text"]],
        ]);

        return $result->choices[0]->message->content;
    }
}
