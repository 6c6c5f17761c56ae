#!/bin/sh
curl -sf --retry 4 --max-time 10 -X POST http://localhost:7100/v1/listen \
  -H "Authorization: Token ${LICENSE_KEY}" -H "Content-Type: application/json" -d '{"url": "https://example.com/audio.wav"}'
