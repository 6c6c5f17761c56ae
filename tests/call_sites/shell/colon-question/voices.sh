#!/usr/bin/env bash
: "${ELEVENLABS_API_KEY:?set the key first}"
curl -fsS -H "xi-api-key: $ELEVENLABS_API_KEY" https://api.elevenlabs.io/v1/voices
