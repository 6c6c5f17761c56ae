<?php

namespace App;

class Mails
{
    public function send(\SendGrid\Mail\Mail $mail): bool
    {
        $client = new \SendGrid(getenv('SENDGRID_API_KEY'));
        $response = $client->send($mail);
        return $response->statusCode() < 300;
    }
}
