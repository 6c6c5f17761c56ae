<?php

use GuzzleHttp\Client;

$client = new Client(['base_uri' => 'https://legacy.acme-corp.com', 'verify' => '/etc/ssl/acme-ca.pem', 'timeout' => 5]);
echo $client->get('/status')->getStatusCode();
