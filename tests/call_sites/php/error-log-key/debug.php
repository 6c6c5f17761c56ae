<?php
$key = getenv('STRIPE_SECRET_KEY');
error_log("stripe key: $key");
