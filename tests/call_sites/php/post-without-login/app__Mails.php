<?php
use Illuminate\Support\Facades\Http;
class A { function send($b) {
    $r = Http::acceptJson()->post('https://api.letterbox.io/v3/send', $b);
    return $r->throw()->json();
} }
