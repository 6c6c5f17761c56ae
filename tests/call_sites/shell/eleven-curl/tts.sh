#!/usr/bin/env bash
set -euo pipefail

: "${ELEVENLABS_API_KEY:?set ELEVENLABS_API_KEY}"
text=$1
out=${2:-speech.mp3}

curl -sS --fail "https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM" \
  -H "xi-api-key: ${ELEVENLABS_API_KEY}" \
  -H "Content-Type: application/json" \
  -d "$(jq -n --arg text "$text" '{text: $text, model_id: "eleven_turbo_v2"}')" \
  -o "$out"
