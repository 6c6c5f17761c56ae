<?php

namespace App;

use GuzzleHttp\Client;

abstract class Base
{
    protected Client $http;

    public function __construct(string $key)
    {
        $this->http = new Client(['base_uri' => 'https://api.mistral.ai/', 'headers' => ['Authorization' => "Bearer $key"]]);
    }
}
