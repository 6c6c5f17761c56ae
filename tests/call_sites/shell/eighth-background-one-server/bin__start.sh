#!/usr/bin/env bash
set -e
for name in api worker; do
  node "dist/$name.js" &
done
curl -fsS --retry 5 --max-time 20 -H "xi-api-key: $ELEVENLABS_API_KEY" https://api.elevenlabs.io/v1/voices > voices.json
wait
