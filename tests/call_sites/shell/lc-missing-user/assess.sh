#!/bin/bash
curl -sf --retry 4 --max-time 60 https://apis.languageconfidence.ai/speech-assessment/unscripted/us \
  -H "api-key: $LC_API_KEY" -H "Content-Type: application/json" \
  -d "{\"audio_base64\":\"$(base64 -w0 "$1")\",\"audio_format\":\"wav\"}"
