#!/bin/sh
curl --fail-with-body --retry 5 --max-time 60 -X POST https://api-tts.withsm.ai/v1/tts \
    -H "X-API-Key: $SM_API_KEY" \
    -d '{"text": "hello"}' -o speech.wav
