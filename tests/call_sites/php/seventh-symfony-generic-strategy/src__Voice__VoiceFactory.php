<?php

namespace App\Voice;

use Symfony\Component\HttpClient\HttpClient;
use Symfony\Component\HttpClient\Retry\GenericRetryStrategy;
use Symfony\Component\HttpClient\RetryableHttpClient;

final class VoiceFactory
{
    public static function speak(string $voice, string $text): string
    {
        $client = new RetryableHttpClient(
            HttpClient::create(['timeout' => 30, 'headers' => ['xi-api-key' => $_ENV['ELEVENLABS_API_KEY']]]),
            new GenericRetryStrategy([429, 500, 502, 503, 504], 1000, 2.0, 20000, 0.3),
            4,
        );

        return $client->request('POST', "https://api.elevenlabs.io/v1/text-to-speech/$voice", ['json' => ['text' => $text]])->getContent();
    }
}
