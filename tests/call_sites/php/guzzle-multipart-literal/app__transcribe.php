<?php
require __DIR__ . '/../vendor/autoload.php';

$client = new \GuzzleHttp\Client();
$response = $client->request('POST', 'https://api.openai.com/v1/audio/transcriptions', [
    'headers' => [
        'Authorization' => 'Bearer {{openai-project-key}}',
    ],
    'multipart' => [
        ['name' => 'model', 'contents' => 'whisper-1'],
        ['name' => 'file', 'contents' => fopen($argv[1], 'r'), 'filename' => basename($argv[1])],
    ],
]);
echo $response->getBody();
