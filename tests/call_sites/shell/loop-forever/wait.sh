#!/bin/bash
until curl -sf --max-time 20 -H "xi-api-key: $XI_API_KEY" https://api.elevenlabs.io/v1/models -o models.json; do
  echo "failed, trying again"
  sleep 5
done
