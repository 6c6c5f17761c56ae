#!/bin/bash
curl -sf --retry 4 --max-time 20 https://api.assemblyai.com/v2/transcript \
  -H "Authorization: Bearer $ASSEMBLYAI_API_KEY" -H "Content-Type: application/json" \
  -d "{\"audio_url\":\"$1\"}"
