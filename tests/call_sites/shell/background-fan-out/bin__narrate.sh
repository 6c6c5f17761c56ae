#!/usr/bin/env bash
set -euo pipefail
for file in chapters/*.txt; do
  jq -n --rawfile text "$file" '{text: $text}' |
    curl -fsS --retry 4 --max-time 120 -H "xi-api-key: $ELEVENLABS_API_KEY" -H 'Content-Type: application/json' \
      -d @- -o "${file%.txt}.mp3" https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM &
done
wait
