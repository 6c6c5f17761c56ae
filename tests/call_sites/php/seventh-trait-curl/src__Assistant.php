<?php

namespace App;

use App\Concerns\CallsGroq;

class Assistant
{
    use CallsGroq;

    public function ask(string $q): string
    {
        return $this->groq(['model' => 'llama-3.1-8b-instant', 'messages' => [['role' => 'user', 'content' => $q]]])['choices'][0]['message']['content'];
    }
}
