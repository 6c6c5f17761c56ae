<?php
header('Content-Type: application/json');
echo json_encode(['apiKey' => getenv('OPENAI_API_KEY')]);
