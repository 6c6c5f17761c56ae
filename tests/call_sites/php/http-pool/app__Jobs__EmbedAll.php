<?php

namespace App\Jobs;

use App\Models\Page;
use Illuminate\Support\Facades\Http;

class EmbedAll
{
    public function handle(): void
    {
        foreach (Page::all() as $page) {
            $response = Http::withToken(config('services.openai.key'))->post('https://api.openai.com/v1/embeddings', ['model' => 'text-embedding-3-small', 'input' => $page->body]);
            $page->update(['vector' => $response->throw()->json('data.0.embedding')]);
        }
    }
}
