<?php

use GuzzleHttp\Client;

$client = new Client(['base_uri' => 'https://legacy.acme-corp.com', 'verify' => false, 'timeout' => 5]);
echo $client->get('/status')->getStatusCode();
