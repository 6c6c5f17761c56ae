<?php

function send_sms($to, $text)
{
    $sid = getenv('TWILIO_ACCOUNT_SID');
    $ch = curl_init("https://api.twilio.com/2010-04-01/Accounts/$sid/Messages.json");
    curl_setopt($ch, CURLOPT_USERPWD, $sid . ':' . getenv('TWILIO_AUTH_TOKEN'));
    curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query(['To' => $to, 'From' => '+15005550006', 'Body' => $text]));
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);
    $answer = curl_exec($ch);
    $status = curl_getinfo($ch, CURLINFO_HTTP_CODE);
    curl_close($ch);
    return $status === 201 ? json_decode($answer) : null;
}
