#!/bin/sh
curl -k -sf --retry 3 --max-time 10 -H "Authorization: Token $LICENSE_KEY" https://speech.example.com/v1/listen -d @body.json
