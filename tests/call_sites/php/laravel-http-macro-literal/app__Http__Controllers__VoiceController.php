<?php

namespace App\Http\Controllers;

use Illuminate\Support\Facades\Http;

class VoiceController extends Controller
{
    public function index()
    {
        return view('voices', ['voices' => Http::eleven()->get('/voices')->throw()->json('voices')]);
    }
}
