#!/bin/bash
say() {
  curl -sS --fail -X POST "https://api.elevenlabs.io/v1/text-to-speech/${VOICE:-21m00Tcm4TlvDq8ikWAM}" \
    -H "xi-api-key: ${ELEVENLABS_API_KEY}" \
    -H "Content-Type: application/json" \
    -d "$(jq -n --arg t "$1" '{text: $t}')" \
    -o /tmp/say.mp3
}
say "$*" && mpv /tmp/say.mp3
