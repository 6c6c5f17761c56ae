<?php

return [
    'base_url' => 'http://localhost:8090/',
];
