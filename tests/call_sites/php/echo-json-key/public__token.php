<?php

header('Content-Type: application/json');
session_start();
if (!isset($_SESSION['user'])) {
    http_response_code(401);
    exit;
}
echo json_encode(['token' => getenv('DEEPGRAM_API_KEY')]);

