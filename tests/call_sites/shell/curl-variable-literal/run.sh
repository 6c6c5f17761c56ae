#!/bin/bash
KEY={{key}}
curl -f -X POST https://api.deepgram.com/v1/speak?model=aura \
  -H "Authorization: Token $KEY" \
  -H 'Content-Type: application/json' -d '{"text":"hello"}' -o hello.mp3
