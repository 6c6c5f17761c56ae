<?php
class C { function send($b) {
    $ch = curl_init('https://api.letterbox.io/v3/send');
    curl_setopt($ch, CURLOPT_USERPWD, getenv('LB_USER') . ':' . getenv('LB_SECRET'));
    curl_setopt($ch, CURLOPT_TIMEOUT, 5);
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($b));
    $r = curl_exec($ch);
    if (curl_getinfo($ch, CURLINFO_HTTP_CODE) >= 300) { throw new Exception('no'); }
    return $r;
} }
