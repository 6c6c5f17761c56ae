<?php

namespace App\Http\Controllers;

class AssistantController extends Controller
{
    public function config()
    {
        return response()->json(['model' => 'gpt-4o-mini', 'apiKey' => config('services.openai.key')]);
    }
}
