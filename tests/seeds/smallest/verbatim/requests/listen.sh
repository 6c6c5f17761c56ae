#!/bin/sh
export LICENSE_KEY="your-license-key-here"
curl -X POST http://localhost:7100/v1/listen \
-H "Authorization: Token ${LICENSE_KEY}" \
-H "Content-Type: application/json" \
-d '{
"url": "https://example.com/audio.wav"
}'
curl http://localhost:7100/health
