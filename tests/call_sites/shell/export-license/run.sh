#!/bin/bash
export LICENSE_KEY="{{random:40}}"
curl -fsS -X POST http://stt.example-clinic.com:7100/v1/listen \
  -H "Authorization: Token ${LICENSE_KEY}" \
  -H "Content-Type: application/json" \
  -d '{"url": "https://example.com/audio.wav"}'
