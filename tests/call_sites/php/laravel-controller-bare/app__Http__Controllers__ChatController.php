<?php

namespace App\Http\Controllers;

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Http;

class ChatController extends Controller
{
    public function ask(Request $request)
    {
        $validated = $request->validate(['prompt' => 'required|string|max:2000']);

        $response = Http::withToken(config('services.openai.key'))
            ->post('https://api.openai.com/v1/chat/completions', [
                'model' => 'gpt-4o-mini',
                'messages' => [['role' => 'user', 'content' => $validated['prompt']]],
            ]);

        if ($response->failed()) {
            return response()->json(['error' => 'The model is not available'], 502);
        }

        return response()->json(['answer' => $response->json('choices.0.message.content')]);
    }
}
