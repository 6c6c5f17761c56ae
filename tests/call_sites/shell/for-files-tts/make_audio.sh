#!/bin/bash
while read -r line; do
  n=$((n + 1))
  curl -s -X POST "https://api.elevenlabs.io/v1/text-to-speech/$VOICE_ID" \
    -H "xi-api-key: $ELEVENLABS_API_KEY" \
    -H "Content-Type: application/json" \
    -d "{\"text\": \"$line\"}" -o "out/$n.mp3"
  sleep 1
done < lines.txt
