<?php
use Illuminate\Support\Facades\Http;
class A { function send($b) {
    $r = Http::withBasicAuth(env('LB_USER'), env('LB_SECRET'))->post('https://api.letterbox.io/v3/send', $b);
    return $r->throw()->json();
} }
