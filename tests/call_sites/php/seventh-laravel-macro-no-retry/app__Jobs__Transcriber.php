<?php

namespace App\Support;

use Illuminate\Support\Facades\Http;

class Transcriber
{
    public function transcribe(string $audio): array
    {
        return Http::deepgram()->withBody($audio, 'audio/wav')->post('/listen?model=nova-2')->throw()->json();
    }
}
