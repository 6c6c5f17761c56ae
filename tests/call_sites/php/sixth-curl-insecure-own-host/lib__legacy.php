<?php

function legacy_fetch($path)
{
    $ch = curl_init('https://legacy.shop.example/api/' . $path);
    curl_setopt_array($ch, [CURLOPT_RETURNTRANSFER => true, CURLOPT_SSL_VERIFYPEER => false, CURLOPT_TIMEOUT => 10]);
    $out = curl_exec($ch);
    curl_close($ch);
    return $out;
}
