<?php

namespace Drupal\voice;

final class VoiceClient
{
    public function speak(string $text): string
    {
        $client = \Drupal::httpClient();
        $response = $client->request('POST', 'https://api.elevenlabs.io/v1/text-to-speech/rachel', [
            'headers' => ['xi-api-key' => \Drupal::state()->get('voice.key')],
            'json' => ['text' => $text],
        ]);

        return $response->getBody()->getContents();
    }
}
