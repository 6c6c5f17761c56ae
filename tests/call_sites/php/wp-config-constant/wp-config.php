<?php

define('DB_NAME', 'wordpress');
define('ACME_OPENAI_KEY', '{{openai-project-key}}');
require_once ABSPATH . 'wp-settings.php';
