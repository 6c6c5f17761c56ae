<?php
$key = getenv('OPENAI_API_KEY');
echo shell_exec("curl -s https://api.openai.com/v1/models -H 'Authorization: Bearer $key'");
