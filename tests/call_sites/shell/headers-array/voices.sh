#!/bin/bash
HEADERS=(-H "xi-api-key: {{elevenlabs-api-key}}" -H "Accept: application/json")
curl -sf "${HEADERS[@]}" https://api.elevenlabs.io/v1/voices
