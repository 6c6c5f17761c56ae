<?php

namespace App\Http\Controllers;

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;

class SpeechController extends Controller
{
    public function speak(Request $request)
    {
        $apiKey = config('services.elevenlabs.api_key');
        Log::info('tts request', ['key' => $apiKey, 'text' => $request->text]);
        $response = Http::withHeaders(['xi-api-key' => $apiKey])
            ->timeout(30)
            ->post('https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM', ['text' => $request->text]);
        abort_unless($response->successful(), 502);

        return response($response->body())->header('Content-Type', 'audio/mpeg');
    }
}
