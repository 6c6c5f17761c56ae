#!/bin/bash
while ! curl -sf -m 30 -o out.mp3 -H "xi-api-key: $ELEVENLABS_API_KEY" -d '{"text":"hello"}' \
  https://api.elevenlabs.io/v1/text-to-speech/abc; do
  echo "failed, once more in 5 seconds"
  sleep 5
done
