#!/usr/bin/env bash
: "${ELEVENLABS_API_KEY:={{elevenlabs-api-key}}}"
curl -fsS -H "xi-api-key: $ELEVENLABS_API_KEY" https://api.elevenlabs.io/v1/voices
