<?php
$context = stream_context_create([
    'http' => [
        'method' => 'POST',
        'header' => "Content-Type: application/json\r\nAuthorization: Bearer {{slack-bot-token}}\r\n",
        'content' => json_encode(['channel' => '#ops', 'text' => 'backup done']),
        'timeout' => 10,
    ],
]);
$result = file_get_contents('https://slack.com/api/chat.postMessage', false, $context);
if ($result === false) {
    exit(1);
}
