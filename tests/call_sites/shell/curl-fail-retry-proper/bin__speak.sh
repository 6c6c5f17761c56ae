#!/usr/bin/env bash
set -euo pipefail

: "${ELEVENLABS_API_KEY:?set ELEVENLABS_API_KEY}"
voice="${1:?voice}" text="${2:?text}" out="${3:-speech.mp3}"

jq -n --arg text "$text" '{text: $text, model_id: "eleven_multilingual_v2"}' |
  curl --fail --silent --show-error \
    --connect-timeout 5 --max-time 60 \
    --retry 5 --retry-max-time 180 --retry-connrefused \
    -H "xi-api-key: ${ELEVENLABS_API_KEY}" \
    -H "Content-Type: application/json" \
    --data-binary @- -o "$out" \
    "https://api.elevenlabs.io/v1/text-to-speech/${voice}"
echo "wrote $out"
