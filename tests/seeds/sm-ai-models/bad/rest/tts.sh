#!/bin/sh
curl -X POST https://api-tts.withsm.ai/v1/tts \
    -H "X-API-Key: {{withsm-api-key}}" \
    -d '{"text": "hello"}' -o speech.wav
