<?php

namespace Drupal\acme_ai\Plugin;

class Summary
{
    public function summarise(string $text): string
    {
        $key = \Drupal::config('acme_ai.settings')->get('key');
        $response = \Drupal::httpClient()->post('https://api.openai.com/v1/chat/completions', [
            'headers' => ['Authorization' => 'Bearer ' . $key],
            'json' => ['model' => 'gpt-4o-mini', 'messages' => [['role' => 'user', 'content' => $text]]],
            'timeout' => 30,
        ]);

        return json_decode($response->getBody(), true)['choices'][0]['message']['content'];
    }
}
