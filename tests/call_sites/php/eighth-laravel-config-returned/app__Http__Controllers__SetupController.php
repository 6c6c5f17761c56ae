<?php

namespace App\Http\Controllers;

use Illuminate\Http\JsonResponse;

class SetupController
{
    public function __invoke(): JsonResponse
    {
        return response()->json(['key' => env('ELEVENLABS_API_KEY'), 'voice' => 'rachel']);
    }
}
