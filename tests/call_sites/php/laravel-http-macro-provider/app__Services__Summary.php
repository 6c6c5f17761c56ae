<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class Summary
{
    public function of(string $text): string
    {
        return Http::openai()->post('/responses', ['model' => 'gpt-4o-mini', 'input' => $text])->throw()->json('output_text');
    }
}
