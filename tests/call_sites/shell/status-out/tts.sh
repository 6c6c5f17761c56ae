#!/bin/bash
curl -s --max-time 60 https://api.openai.com/v1/audio/speech \
  -H "Authorization: Bearer $OPENAI_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{"model":"tts-1","voice":"alloy","input":"hello"}' \
  -o hello.mp3
