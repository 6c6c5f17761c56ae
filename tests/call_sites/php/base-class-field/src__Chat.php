<?php

namespace App;

final class Chat extends Base
{
    public function complete(array $body): array
    {
        return json_decode((string) $this->http->post('v1/chat/completions', ['json' => $body])->getBody(), true);
    }
}
